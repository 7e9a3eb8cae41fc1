"""What changes: the state of one product instance, and what its environment gives in each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from enum import IntEnum
from typing import Any, Self

from uccx_model.choices import Q12, Origin, Site, chosen
from uccx_model.evaluation import Value
from uccx_model.expressions import (
    FALSE,
    Bool,
    Int,
    Op,
    Scope,
    Term,
    all_of,
    any_of,
    constant,
    equal,
    implies,
    variable,
)
from uccx_model.parameters import Unit
from uccx_model.pools.amounts import Pool
from uccx_model.rewriting import substitute, symbols_of
from uccx_model.states import CLASSIC, ENFORCED, EVALUATION, REGISTERED, LicensingState

__all__ = [
    "Inputs",
    "LicenseType",
    "State",
    "Symbols",
    "flag",
    "input_symbols",
    "node_symbol",
    "number",
    "starts",
    "state_symbols",
    "unit_of",
]


class LicenseType(IntEnum):
    """The licence types (R10). Under reading Q12's five types, Flex is one: `FLEX_STANDARD`."""

    FLEX_STANDARD = 0
    FLEX_PREMIUM = 1
    PERPETUAL_PREMIUM = 2
    PERPETUAL_ENHANCED = 3
    FLEX_HCS = 4
    NPS_NFR = 5


def license_type_allowed(value: Int) -> Bool:
    """Return "this licence type exists (Q12) and may be used at this site (R11)"."""
    return all_of(
        value >= min(LicenseType),
        value <= max(LicenseType),
        implies(value == LicenseType.FLEX_PREMIUM, chosen(Q12.SIX_LEAVES)),
        implies(value == LicenseType.FLEX_HCS, chosen(Site.HOSTED)),
        implies(value == LicenseType.NPS_NFR, chosen(Site.LAB)),
    )


def number(unit: Unit, source: str) -> Any:
    """Declare an integer variable, what it counts and the requirement that it comes from."""
    return field(metadata={"sort": Int, "unit": unit, "source": source})


def flag(source: str) -> Any:
    """Declare a Boolean variable and the requirement that it comes from."""
    return field(metadata={"sort": Bool, "unit": Unit.FLAG, "source": source})


class Symbols:
    """A record whose fields are symbols of one scope."""

    @classmethod
    def symbols(cls, scope: Scope) -> Self:
        """Return the record of symbols named like the fields."""
        names = {f.name: f.metadata["sort"] for f in fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: variable(sort, name, scope) for name, sort in names.items()})

    def numbered(self) -> Iterator[tuple[Field[Any], Term]]:
        """Yield each integer field with its symbol."""
        for f in fields(self):  # type: ignore[arg-type]
            if f.metadata["sort"] is Int:
                yield f, getattr(self, f.name)

    def as_mapping(self) -> dict[str, Term]:
        """Return the fields by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}  # type: ignore[arg-type]


@dataclass(frozen=True)
class State(Symbols):
    """The state of a product instance, beside its licensing state (the node)."""

    now: Int = number(Unit.INTERVALS, "R21")
    """Time since the start of 12.5."""
    strikes: Int = number(Unit.REPORTS, "R21")
    """Overage reports counted in a row."""
    evaluation_used: Int = number(Unit.INTERVALS, "R17")
    """How much of the evaluation period is used up."""
    out_of_compliance_for: Int = number(Unit.INTERVALS, "R22")
    """Time since Out of Compliance became irreversible; zero when nothing is locked."""
    silence: Int = number(Unit.INTERVALS, "R23")
    """Time since the licence server last answered; zero while unregistered."""
    certificate_age: Int = number(Unit.INTERVALS, "R15")
    """Time since the ID certificate was issued or renewed; zero while unregistered."""
    usage: Int = number(Unit.LICENCES, "R29")
    """Usage as computed for the last report."""
    reported: Int = number(Unit.LICENCES, "R31")
    """Usage as the License Management page shows it as reported."""
    locked: Int = number(Unit.LICENCES, "R31")
    """The locked usage; zero when nothing is locked."""
    bought: Int = number(Unit.LICENCES, "R33")
    """The entitlement in the virtual account at Cisco SSM."""
    known: Int = number(Unit.LICENCES, "R03")
    """The entitlement that the licence server knows: it judges reports by this."""
    agents: Int = number(Unit.AGENTS, "R28")
    """Agents configured, as synchronised from Unified CM."""
    agent_changes: Int = number(Unit.CHANGES, "R28")
    """Additions, changes and deletions of agents synchronised so far."""
    license_type: Int = number(Unit.TYPE, "R12")
    """The licence type in effect."""
    chosen_type: Int = number(Unit.TYPE, "R12")
    """The licence type that the next restart brings into effect."""
    restart_pending: Bool = flag("R12")
    """A licence type was chosen and the cluster was not restarted since."""
    wfo_in_use: Bool = flag("R09")
    """Workforce Optimization is in use."""
    overage_allowed: Bool = flag("R39")
    """License Control lets usage exceed what was bought."""

    def at(self, *nodes: LicensingState) -> Bool:
        """Return "the licensing state is one of these"."""
        scope = self.now.scope
        return any_of(*(node_symbol(node, scope) for node in nodes))

    @property
    def lock_held(self) -> Bool:
        """Out of Compliance became irreversible, and nothing has cured it yet."""
        return self.locked > 0

    @property
    def registered(self) -> Bool:
        """The registration state is Registered."""
        return self.at(*REGISTERED)

    @property
    def enforced(self) -> Bool:
        """The instance is in the Enforcement state."""
        return self.at(*ENFORCED)


def node_symbol(node: LicensingState, scope: Scope = Scope.STATE) -> Bool:
    """Return the symbol "the licensing state is this", before or (scope NEXT) after a step."""
    mark = "'" if scope is Scope.NEXT else ""
    return variable(Bool, f"at {node.name}{mark}", Scope.NODE)


@dataclass(frozen=True)
class Inputs(Symbols):
    """What the environment and the administrator give in one step."""

    duration: Int = number(Unit.INTERVALS, "R21")
    """How many reports in a row have these inputs."""
    demand: Int = number(Unit.LICENCES, "R29")
    """How many licences the agents who want to work would use."""
    ssm_reachable: Bool = flag("R23")
    """The licence server answers."""
    synced: Bool = flag("R04")
    """SSM On-Prem and Cisco SSM synchronize: by themselves where Connected, by hand where
    Disconnected. How often is left open.
    """
    bought: Int = number(Unit.LICENCES, "R33")
    """The entitlement in the virtual account from now on (bought, or transferred)."""
    agents: Int = number(Unit.AGENTS, "R28")
    """Agents that Unified CM has now."""
    license_type: Int = number(Unit.TYPE, "R12")
    """The licence type that the administrator chooses."""
    overage_allowed: Bool = flag("R39")
    """What the administrator sets License Control to."""
    wfo_in_use: Bool = flag("R09")
    """Whether Workforce Optimization is used from now on."""

    def well_formed(self) -> Bool:
        """Return "these inputs are possible at all"."""
        return all_of(
            self.duration >= 1,
            self.demand >= 0,
            self.bought >= 0,
            self.agents >= 0,
            license_type_allowed(self.license_type),
        )


def state_symbols() -> dict[str, Term]:
    """Return the state's symbols by name."""
    return State.symbols(Scope.STATE).as_mapping()


def input_symbols() -> dict[str, Term]:
    """Return the inputs' symbols by name."""
    return Inputs.symbols(Scope.INPUT).as_mapping()


def unit_of(name: str) -> Unit:
    """Return what a state variable counts; one count of several is named with its pool.

    Raises:
        KeyError: there is no such state variable.
    """
    units: Mapping[str, Unit] = {f.name: f.metadata["unit"] for f in fields(State)}
    of, _, pool = name.rpartition("_")
    return units[of if pool in {*Pool} else name]


def starts(settings: Mapping[str, Value]) -> dict[LicensingState, Bool]:
    """Return what holds at the start of an instance with some state variables settled.

    Where the model has no such start, the settings take the place of what it says of them.

    Args:
        settings: values of state variables, by name.
    """
    symbols = State.symbols(Scope.STATE)
    fixed: dict[Term, Term] = {getattr(symbols, n): constant(v) for n, v in settings.items()}
    settled = all_of(*(equal(symbol, value) for symbol, value in fixed.items()))
    usual = initial(symbols)
    if any(substitute(condition, fixed, {}) is not FALSE for condition in usual.values()):
        return {node: condition & settled for node, condition in usual.items()}
    return {node: _without(condition, fixed) & settled for node, condition in usual.items()}


def _without(condition: Bool, symbols: Mapping[Term, Term]) -> Bool:
    """Return a condition without its parts that speak of these symbols only."""
    parts = condition.args if condition.op is Op.AND else (condition,)
    kept = [part for part in parts if not set(symbols_of(part)) <= symbols.keys()]
    return all_of(*(part for part in kept if isinstance(part, Bool)))


def initial(s: State) -> dict[LicensingState, Bool]:
    """Return what holds in each licensing state in which an instance can start (R06-R08)."""
    zero = [
        "now",
        "strikes",
        "evaluation_used",
        "out_of_compliance_for",
        "silence",
        "certificate_age",
        "usage",
        "reported",
        "locked",
        "agent_changes",
    ]
    everywhere = all_of(
        *(getattr(s, name) == 0 for name in zero),
        s.bought >= 0,
        s.known == s.bought,
        s.agents >= 0,
        license_type_allowed(s.license_type),
        s.chosen_type == s.license_type,
        ~s.restart_pending,
        s.overage_allowed,
    )
    new, from_12_0, older = map(chosen, Origin)
    return {
        CLASSIC: everywhere & (from_12_0 | older),
        EVALUATION: everywhere & (new | older) & ~s.wfo_in_use,
    }
