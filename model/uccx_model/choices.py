"""Rigid choices: how the documents are read, and what is installed where. None changes over time.

An option is a condition in the model (`chosen(Q5.GOES_ON)`). The first option of each choice is its
default. Proofs leave every choice open unless a property names the ones it needs.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from uccx_model.expressions import Bool, Scope, all_of, variable

__all__ = [
    "CHOICES",
    "CIRCUMSTANCES",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
    "Q5",
    "Q6",
    "Q7",
    "Q8",
    "Q9",
    "Q10",
    "Q11",
    "Q12",
    "READINGS",
    "Choice",
    "Deployment",
    "Origin",
    "Site",
    "choice_symbols",
    "chosen",
    "exactly_one_option_each",
    "option_named",
]


class Choice(Enum):
    """A choice; each member is an option, its value the option in words.

    A subclass's docstring has the question, a blank line, then the evidence.
    """

    @property
    def title(self) -> str:
        """The option as people write it: `Q1 = "90 days"`."""
        return f'{type(self).__name__} = "{self.value}"'

    @classmethod
    def question(cls) -> str:
        """What is to be chosen, in a sentence."""
        return (cls.__doc__ or "").split("\n\n")[0].strip()

    @classmethod
    def evidence(cls) -> str:
        """What speaks for the options, in a sentence."""
        return " ".join((cls.__doc__ or "").split("\n\n", 1)[1].split())


class Q1(Choice):
    """How long is the silence until Enforcement?

    R23 speaks of a further overage period, R26 of 90 days only; sister guides say about 180 days.
    """

    OVERAGE_PERIOD_FOLLOWS = "90 + 90 days"
    NO_OVERAGE_PERIOD = "90 days"


class Q2(Choice):
    """At which strikes do the 45- and the 15-minute warning come?

    With five strikes and 15 minutes, 45 and 15 minutes are left at strikes 2 and 4. The features
    guide's "shortly" means out of compliance for over 30 minutes, entering at the next interval.
    """

    BY_TIME_LEFT = "strikes 2 and 4"
    ONE_REPORT_EARLIER = "strikes 1 and 3"


class Q3(Choice):
    """Which usage is locked?

    R32 calls it the highest usage in the Out of Compliance state, which may still rise.
    """

    RUNNING_MAXIMUM = "running maximum"
    FROZEN_AT_ENTRY = "frozen at entry"


class Q4(Choice):
    """What does a report that cannot be sent do to the strikes counted so far?

    The documents are silent: "consecutive" may mean consecutive intervals or consecutive reports.
    """

    KEEPS_COUNT = "keeps the count"
    RESETS_COUNT = "resets it"


class Q5(Choice):
    """What does the evaluation clock do while the instance is registered?

    A later guide says that evaluation returns "if the period is not expired".
    """

    PAUSES = "pauses"
    GOES_ON = "goes on"


class Q6(Choice):
    """What does deregistering do in irreversible Out of Compliance?

    The documents are silent.
    """

    CLEARS_LOCK = "clears lock, strikes and clock"
    REFUSED = "is refused"
    KEEPS_LOCK = "keeps them until re-registered"


class Q7(Choice):
    """What leads out of Enforcement?

    R25 to R27 name one cure for each enforcement and do not say that nothing else helps.
    """

    MATCHING_CURE_ONLY = "only by the matching cure"
    REREGISTERING_CURES = "re-registering also cures"


class Q8(Choice):
    """With overage off, what happens when the entitlement falls below the usage?

    The documents are silent.
    """

    AGENTS_STAY = "agents logged in stay, no new ones"
    USAGE_CUT = "usage is cut"


class Q9(Choice):
    """What is the authorization state when the registration expires?

    Sister guides return the instance to evaluation while evaluation days remain.
    """

    EVALUATION = "evaluation, or evaluation expired if used up"
    STAYS = "stays as it was"


class Q10(Choice):
    """Does the expiry of the registration lift an enforcement in force?

    The documents are silent.
    """

    NO = "no"
    WHILE_EVALUATION_REMAINS = "yes, while evaluation days remain"


class Q11(Choice):
    """Out of Compliance, and the authorization period passes in silence: which state holds?

    The Smart Licensing agent's data model has one authorization status, which silence overrides.
    """

    AUTHORIZATION_EXPIRED = "Authorization Expired takes over"
    OUT_OF_COMPLIANCE = "stays Out of Compliance"


class Q12(Choice):
    """Which are the five licence types?

    R10 says five, lists four headings and six leaves.
    """

    FIVE_TYPES = "Flex; Perpetual Premium; Perpetual Enhanced; Flex HCS; NPS/NFR"
    SIX_LEAVES = "the six leaves"


class Deployment(Choice):
    """Where does the instance register and report?

    R01 to R04.
    """

    DIRECT = "Direct"
    ON_PREM_CONNECTED = "On-Prem Connected"
    ON_PREM_DISCONNECTED = "On-Prem Disconnected"


class Origin(Choice):
    """What was there before 12.5?

    R06 to R08.
    """

    NEW_INSTALLATION = "new installation"
    UPGRADE_FROM_12_0 = "upgrade from 12.0"
    UPGRADE_FROM_10_OR_11 = "upgrade from 10.x or 11.x"


class Site(Choice):
    """What kind of site is it?

    R11: some licence types are for hosted solutions or for labs only.
    """

    ON_PREMISES = "on-premises"
    HOSTED = "hosted collaboration solution"
    LAB = "lab"


READINGS: Final[tuple[type[Choice], ...]] = (Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10, Q11, Q12)
CIRCUMSTANCES: Final[tuple[type[Choice], ...]] = (Deployment, Origin, Site)
CHOICES: Final[tuple[type[Choice], ...]] = (*READINGS, *CIRCUMSTANCES)


def _symbol(option: Choice) -> Bool:
    return variable(Bool, f"{type(option).__name__}.{option.name}", Scope.CHOICE)


def chosen(option: Choice) -> Bool:
    """Return the condition "this option is the one that holds".

    Every option but the default has a symbol of its own; the default holds when no other does.
    """
    default, *others = type(option)
    if option is default:
        return all_of(*(~_symbol(other) for other in others))
    return _symbol(option)


def choice_symbols() -> tuple[Bool, ...]:
    """Return the symbols that choices are made of, in a fixed order."""
    return tuple(_symbol(option) for choice in CHOICES for option in list(choice)[1:])


def exactly_one_option_each() -> Bool:
    """Return the condition that of each choice exactly one option holds."""
    clashes = []
    for choice in CHOICES:
        others = [_symbol(option) for option in list(choice)[1:]]
        clashes += [~(a & b) for n, a in enumerate(others) for b in others[:n]]
    return all_of(*clashes)


def option_named(symbol_name: str) -> Choice:
    """Return the option that a choice symbol stands for.

    Raises:
        KeyError: no choice has this symbol.
    """
    kind, _, name = symbol_name.partition(".")
    choice = {c.__name__: c for c in CHOICES}[kind]
    return choice[name]
