"""The licensing model made small enough to try everything: periods of a few reports.

A world has numbers, readings and a *focus*: what may vary in it. Not everything at once, so that a
world has a few thousand states: time (stretches, silence, one purchase), licences (usage and
purchases, License Control), or administration (licence types, agents, Workforce Optimization). What
a focus does not vary has one value.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from uccx_model.choices import CHOICES, Q12, Choice, Deployment, Origin, Site
from uccx_model.evaluation import Valuation, Value
from uccx_model.expressions import Bool, Int, Scope, Term, variable
from uccx_model.graph import licensing_graph
from uccx_model.parameters import parameter_symbols
from uccx_model.variables import LicenseType
from uccx_proofs.catalogue import all_properties
from uccx_proofs.claims import claims_of
from uccx_proofs.concrete import Values
from uccx_proofs.engines.coverage import Explored, Part
from uccx_proofs.engines.oracle import Oracle
from uccx_proofs.property import Claim, Property
from uccx_proofs.system import System, licensing_system

OTHER_PURCHASE: Final = variable(Int, "bought in the other case", Scope.INPUT)

NUMBERS: Final[Mapping[str, int]] = {
    "strike_limit": 2,
    "out_of_compliance_period": 2,
    "evaluation_period": 2,
    "authorization_period": 1,
    "overage_period": 1,
    "authorization_renewal": 1,
    "registration_validity": 3,
    "registration_renewal": 2,
    "early_warning": 1,
    "late_warning": 1,
}

Focus = Mapping[str, Sequence[Value]]
STILL: Final[Focus] = {
    "duration": (1,),
    "demand": (0, 2),
    "ssm_reachable": (False, True),
    "synced": (False, True),
    "bought": (1, 2),
    "agents": (0,),
    "license_type": (LicenseType.FLEX_STANDARD,),
    "overage_allowed": (True,),
    "wfo_in_use": (False,),
}
FOCUSES: Final[Mapping[str, Focus]] = {
    "time": {"duration": (1, 2)},
    "licences": {"demand": (2, 3), "bought": (1, 3), "overage_allowed": (True, False)},
    "administration": {
        "demand": (2,),
        "agents": (0, 1),
        "license_type": (LicenseType.FLEX_STANDARD, LicenseType.PERPETUAL_PREMIUM),
        "wfo_in_use": (False, True),
    },
}
FIRST: Final[Focus] = {"overage_allowed": (True,), "was_smart": (False, True)}
"""What variables that no focus varies may be at the start, where that is not zero or false."""

TYPES: Final[Mapping[Choice, LicenseType]] = {
    Q12.SIX_LEAVES: LicenseType.FLEX_PREMIUM,
    Site.HOSTED: LicenseType.FLEX_HCS,
    Site.LAB: LicenseType.NPS_NFR,
}


@dataclass(frozen=True, eq=False)
class SmallWorld:
    """Numbers, the options that are not the default, and what may vary."""

    numbers: Mapping[str, int]
    options: tuple[Choice, ...] = ()
    focus: str = "time"

    @property
    def inputs(self) -> Focus:
        """The values that each input takes. Direct deployments have nothing to synchronize."""
        found = {**STILL, **FOCUSES[self.focus]}
        on_prem = {Deployment.ON_PREM_CONNECTED, Deployment.ON_PREM_DISCONNECTED}
        if on_prem.isdisjoint(self.options):
            found["synced"] = (False,)
        if self.focus == "administration":
            more = tuple(t for option, t in TYPES.items() if option in self.options)
            found["license_type"] = (*found["license_type"], *more)
        return found

    @property
    def caps(self) -> dict[str, int]:
        """From where on a clock makes no difference.

        A clock is only compared with periods, and stands above all of them for good once it does:
        by how much is no matter. (One property compares two clocks: the certificate's age with the
        time unanswered, while registered; then the age is below its cap.) The count of changes of
        agents is compared with nothing but itself, one step earlier.
        """
        n = self.numbers
        silence = n["authorization_period"] + n["overage_period"]
        return {
            "now": min(n["evaluation_period"], n["out_of_compliance_period"], silence),
            "silence": max(silence, n["authorization_renewal"]),
            "certificate_age": max(n["registration_validity"], n["registration_renewal"]),
            "out_of_compliance_for": n["out_of_compliance_period"],
            "locked_for": n["out_of_compliance_period"] + 1,
            "unanswered_for": max(silence + 1, n["registration_validity"]),
            "evaluated_for": n["evaluation_period"] + 1,
            "overages_in_a_row": n["strike_limit"] + 1,
            "migrations": 2,
            "agent_changes": 0,
        }

    def fixed(self) -> dict[Term, Value]:
        """The value of each rigid symbol."""
        names = {f"{type(option).__name__}.{option.name}" for option in self.options}
        return {
            s: self.numbers[s.name] if s.scope is Scope.PARAMETER else s.name in names
            for s in licensing().rigid
        }

    def meets(self, condition: Bool) -> bool:
        """Whether a condition on numbers and readings holds here."""
        return bool(Valuation(self.fixed())(condition))

    def __str__(self) -> str:
        return ", ".join([self.focus, *(str(option) for option in self.options)])


@cache
def licensing() -> System:
    """The licensing system, the one that is proved things about."""
    return licensing_system(licensing_graph())


@cache
def claims() -> Mapping[Claim, Property]:
    """What must never happen, and the property that says so."""
    about_states = (
        p for p in all_properties() if (p.state, p.step, p.claims) != (None, None, None)
    )
    return {claim: p for p in about_states for claim in claims_of(licensing(), p)}


@cache
def oracle() -> Oracle:
    """The oracle for every property."""
    return Oracle(licensing(), list(claims()), [OTHER_PURCHASE])


@cache
def explored(world: SmallWorld) -> Explored:
    """Everything that can be reached in a world."""
    return oracle().explore(part_of(world, licensing()))


def part_of(world: SmallWorld, system: System) -> Part:
    """The part of a licensing system that a world is."""
    rigid: Values = tuple(world.fixed().values())
    varied = {
        "bought": "bought",
        "known": "bought",
        "license_type": "license_type",
        "chosen_type": "license_type",
        "wfo_in_use": "wfo_in_use",
    }
    at_first: dict[Term, Sequence[Value]] = {
        v: world.inputs[varied[v.name]] if v.name in varied else FIRST.get(v.name, (0,))
        for v in system.variables
    }
    inputs = {s: world.inputs[s.name] for s in system.inputs}
    return Part(
        rigid,
        Oracle(system).starts(rigid, at_first),
        {**inputs, OTHER_PURCHASE: world.inputs["bought"]},
        {v: world.caps[v.name] for v in system.variables if v.name in world.caps},
    )


def made_up(seed: int, focus: str) -> SmallWorld:
    """A world with random small numbers, and options that are often not the default."""
    chance = random.Random(seed)
    numbers = {
        s.name: chance.randint(0, 2) if s.name.endswith("warning") else chance.randint(1, 3)
        for s in parameter_symbols()
    }
    options = tuple(chance.choice(list(choice)[1:]) for choice in CHOICES if chance.random() < 0.4)
    return SmallWorld(numbers, options, focus)


def every_option() -> list[Choice]:
    """Each option that is not a default."""
    return [option for choice in CHOICES for option in list(choice)[1:]]


def alone(option: Choice) -> SmallWorld:
    """A world where everything else is the default, with a focus in which the option matters."""
    administered = isinstance(option, Site | Q12 | Origin | Deployment)
    return SmallWorld(NUMBERS, (option,), "administration" if administered else "time")


def together(place: int, every_other: int) -> SmallWorld:
    """A world with this option of every second choice."""
    options = tuple(
        list(choice)[min(place, len(choice) - 1)]
        for number, choice in enumerate(CHOICES)
        if number % 2 == every_other
    )
    return SmallWorld(NUMBERS, options)
