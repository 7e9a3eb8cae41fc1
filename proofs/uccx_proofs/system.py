"""A transition system as the engines see it: the model's graph with its bystander's notebook.

The engines know nothing of licensing. They get nodes, edges with guards and updates, and terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from uccx_model.choices import choice_symbols, exactly_one_option_each
from uccx_model.events import Event
from uccx_model.expressions import FALSE, AnyTerm, Bool, Int, Scope, Term, all_of, boolean, variable
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, parameter_symbols
from uccx_model.rewriting import instantiate, substitute
from uccx_model.states import LicensingState
from uccx_model.transition import Kind, Transition
from uccx_model.variables import Inputs, State, initial
from uccx_proofs.history import History, observe

__all__ = ["Edge", "Framing", "System", "licensing_system"]


@dataclass(frozen=True, eq=False)
class Edge:
    """A transition as terms over the state and inputs before it."""

    name: str
    label: str
    source: str
    target: str
    guard: Bool
    updates: Mapping[Term, Term]  #: state symbol to its value afterwards; others stay
    binding: Mapping[Term, Term]  #: what node, event and next-state symbols mean on this edge
    takes_time: bool
    _memo: dict[Term, Term] = field(default_factory=dict, repr=False)
    _unfolded: dict[Term, Term] = field(default_factory=dict, repr=False)

    def unfolded(self, term: AnyTerm) -> AnyTerm:
        """Return the same as `resolve`, not simplified in any way."""
        return instantiate(term, self.binding, self._unfolded)

    def resolve(self, term: AnyTerm) -> AnyTerm:
        """Return a term about this step in terms of the state and the inputs before it."""
        return substitute(term, self.binding, self._memo)


@dataclass(frozen=True, eq=False)
class System:
    """Nodes, variables, inputs, rigid symbols, and the edges between nodes."""

    nodes: tuple[str, ...]
    variables: tuple[Term, ...]
    inputs: tuple[Term, ...]
    rigid: tuple[Term, ...]
    assumptions: Bool  #: about rigid symbols
    possible: Bool  #: about the inputs of any step
    initial: Mapping[str, Bool]
    edges: tuple[Edge, ...]
    units: Mapping[Term, str]  #: what an integer symbol counts
    stands_for: Mapping[str, str] = field(default_factory=dict)  #: a node's state, if not its name
    _node_memo: dict[str, dict[Term, Term]] = field(default_factory=dict, repr=False)

    @cached_property
    def outgoing(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that leave each node."""
        return {n: tuple(e for e in self.edges if e.source == n) for n in self.nodes}

    @cached_property
    def incoming(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that enter each node."""
        return {n: tuple(e for e in self.edges if e.target == n) for n in self.nodes}

    def at(self, node: str, term: AnyTerm) -> AnyTerm:
        """Return what a term about one state says at a node."""
        return substitute(term, self.places(node), self._node_memo.setdefault(node, {}))

    def places(self, node: str) -> Mapping[Term, Term]:
        """Return what the symbols "the licensing state is ..." mean at a node."""
        state = self.stands_for.get(node, node)
        return {_at(n): boolean(n == state) for n in self.nodes}


def _at(node: str, mark: str = "") -> Bool:
    return variable(Bool, f"at {node}{mark}", Scope.NODE)


def _next(symbol: Term) -> Term:
    sort = Int if isinstance(symbol, Int) else Bool
    return variable(sort, symbol.name, Scope.NEXT)


@dataclass(frozen=True)
class Framing:
    """Makes edges of transitions: those of one graph, or of one that differs from it in a few.

    Args:
        graph: the model.
        observed: by the notebook of `history`, or not.
    """

    graph: Graph
    observed: bool = True

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The names of the licensing states."""
        return tuple(node.name for node in self.graph.nodes)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Those of the documented model too: properties speak of them where a graph lacks them."""
        graphs = (self.graph, licensing_graph())
        return frozenset(t.name for graph in graphs for t in transitions_of(graph))

    @cached_property
    def _states(self) -> Mapping[str, Term]:
        return State.symbols(Scope.STATE).as_mapping()

    def edge(self, transition: Transition) -> Edge:
        """Return a transition as an edge; a name that the graph lacks is one that nobody asks."""
        edge = self._unobserved(transition)
        return self._with_history(edge) if self.observed else edge

    def _unobserved(self, transition: Transition) -> Edge:
        event, nodes = Event(), self.nodes
        source, target = transition.source.name, transition.target.name
        binding: dict[Term, Term] = {_at(n): boolean(n == source) for n in nodes}
        binding |= {_at(n, "'"): boolean(n == target) for n in nodes}
        binding[event.report] = boolean(transition.kind is Kind.REPORT)
        binding |= {event.emits(n): transition.emits.get(n, FALSE) for n in Notice}
        binding |= {event.takes(n): boolean(n == transition.name) for n in self._names}
        for name, symbol in self._states.items():
            binding[_next(symbol)] = transition.changes.get(name, symbol)
        return Edge(
            transition.name,
            transition.label,
            source,
            target,
            transition.guard,
            {self._states[name]: change for name, change in transition.changes.items()},
            binding,
            transition.kind is Kind.REPORT,
        )

    def _with_history(self, edge: Edge) -> Edge:
        history = History.symbols(Scope.STATE).as_mapping()
        observed = {history[name]: edge.resolve(term) for name, term in observe().items()}
        changed = {symbol: value for symbol, value in observed.items() if value is not symbol}
        following: dict[Term, Term] = {_next(symbol): value for symbol, value in observed.items()}
        return replace(
            edge,
            updates={**edge.updates, **changed},
            binding={**edge.binding, **following},
            _memo={},
            _unfolded={},
        )

    def starts(self, given: Mapping[LicensingState, Bool]) -> dict[str, Bool]:
        """Return what holds at a start in each licensing state, the notebook included."""
        notebook = History.symbols(Scope.STATE)
        return {
            node.name: condition & History.initial(node, notebook) if self.observed else condition
            for node, condition in given.items()
        }


def licensing_system(
    graph: Graph, *, observed: bool = True, starts: Mapping[LicensingState, Bool] | None = None
) -> System:
    """Return the system of a licensing graph.

    Args:
        graph: the model.
        observed: by the notebook of `history`, or not.
        starts: what holds at a start in each licensing state; None for what the model says.
    """
    framing = Framing(graph, observed)
    states = State.symbols(Scope.STATE)
    history_symbols = History.symbols(Scope.STATE).as_mapping() if observed else {}
    inputs = Inputs.symbols(Scope.INPUT)
    units = {
        symbol: f.metadata["unit"].value
        for record in ((State, History) if observed else (State,))
        for f, symbol in record.symbols(Scope.STATE).numbered()
    }
    units |= {s: f.metadata["unit"].value for f, s in inputs.numbered()}
    parameters = Parameters.symbols()
    units |= {getattr(parameters, name): unit.value for name, unit in Parameters.units().items()}
    return System(
        framing.nodes,
        (*states.as_mapping().values(), *history_symbols.values()),
        tuple(inputs.as_mapping().values()),
        (*parameter_symbols(), *choice_symbols()),
        all_of(parameters.well_formed(), exactly_one_option_each()),
        inputs.well_formed(),
        framing.starts(initial(states) if starts is None else starts),
        tuple(map(framing.edge, transitions_of(graph))),
        units,
    )
