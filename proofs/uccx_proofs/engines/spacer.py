"""Ask Spacer, Z3's engine for Horn clauses, in a process of its own with a time limit.

Spacer can hang or crash. Its process is killed when its time is over. Nobody takes its word: what
it calls unreachable comes with an invariant, which counts only if a plain solver finds that no
start and no edge breaks it and that it excludes what is bad.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Mapping, Sequence
from enum import Enum
from multiprocessing.connection import Connection
from typing import Any

import z3

from uccx_model.expressions import FALSE, Bool, Term
from uccx_model.rewriting import symbols_of
from uccx_proofs.engines.inductive import Invariant
from uccx_proofs.engines.solver import Translator
from uccx_proofs.property import Claim
from uccx_proofs.system import System

__all__ = ["SpacerAnswer", "ask_spacer"]


LOOK_AFTER_PARENT = 0.5  #: seconds
NOWHERE = z3.BoolVal(False)  #: what holds at a node that nothing leads to


class SpacerAnswer(Enum):
    """What Spacer says of a set of bad states."""

    UNREACHABLE = "unreachable"
    REACHABLE = "reachable"
    UNKNOWN = "unknown"


def ask_spacer(
    system: System,
    invariant: Invariant,
    claims: Sequence[Claim],
    assuming: Bool,
    time_limit: float,
) -> tuple[SpacerAnswer, str]:
    """Return whether any claim's bad state can be reached, and a word on how that went.

    Args:
        system: the system.
        invariant: an invariant that Spacer may use.
        claims: what must not happen.
        assuming: a condition on rigid symbols.
        time_limit: seconds.
    """
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_answer, args=(theirs, system, invariant, list(claims), assuming), daemon=True
    )
    process.start()
    theirs.close()
    try:
        if not ours.poll(time_limit):
            return SpacerAnswer.UNKNOWN, f"Spacer had no answer after {time_limit:g} s"
        answer, detail = ours.recv()
        return SpacerAnswer(answer), detail
    except (EOFError, ValueError, OSError):
        return SpacerAnswer.UNKNOWN, "Spacer's process ended without an answer"
    finally:
        process.kill()
        process.join()
        ours.close()


def _answer(
    pipe: Connection, system: System, invariant: Invariant, claims: list[Claim], assuming: Bool
) -> None:
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        horn = _Horn(system, invariant, assuming)
        answer = horn.solve(claims)
        if answer[0] == SpacerAnswer.UNREACHABLE.value and not horn.holds(claims):
            answer = SpacerAnswer.UNKNOWN.value, "Spacer's invariant does not stand up to a check"
    except Exception as error:
        answer = SpacerAnswer.UNKNOWN.value, f"Spacer failed: {type(error).__name__}"
    pipe.send(answer)


def _end_with(parent: int) -> None:
    """End this process when the one that asked is gone: nobody waits for the answer then."""
    while os.getppid() == parent:
        time.sleep(LOOK_AFTER_PARENT)
    os._exit(1)


class _Horn:
    """The system as Horn clauses: one relation a node, one clause an edge."""

    def __init__(self, system: System, invariant: Invariant, assuming: Bool) -> None:
        self.system, self.invariant, self.assuming = system, invariant, assuming
        self.translate = Translator()
        self.context = z3.main_ctx()
        self.symbols = (*system.variables, *system.rigid)
        sorts = [z3.BoolSort() if isinstance(s, Bool) else z3.IntSort() for s in self.symbols]
        self.relations = {n: z3.Function(f"at {n}", *sorts, z3.BoolSort()) for n in system.nodes}
        self.bad = z3.Function("bad", z3.BoolSort())
        self.fixedpoint = z3.Fixedpoint()
        self.fixedpoint.set(engine="spacer")
        for simplification in ("inline_eager", "inline_linear", "slice", "coi"):
            self.fixedpoint.set(f"xform.{simplification}", False)  # each would hide an invariant
        for relation in (*self.relations.values(), self.bad):
            self.fixedpoint.register_relation(relation)

    def solve(self, claims: list[Claim]) -> tuple[str, str]:
        """Return Spacer's answer and a word on it."""
        system = self.system
        for node, start in system.initial.items():
            self._rule([system.assumptions, self.assuming, start], self._at(node, {}))
        for edge in system.edges:
            before = [*self.invariant[edge.source], system.possible, edge.guard]
            self._rule(before, self._at(edge.target, edge.updates), self._at(edge.source, {}))
        for claim in claims:
            before = [*self.invariant[claim.node], claim.bad]
            self._rule(before, self.bad(), self._at(claim.node, {}))
        answer = self.fixedpoint.query(self.bad())
        if answer == z3.sat:
            return SpacerAnswer.REACHABLE.value, "Spacer found a way"
        if answer == z3.unsat:
            return SpacerAnswer.UNREACHABLE.value, "Spacer found an invariant"
        return SpacerAnswer.UNKNOWN.value, f"Spacer: {self.fixedpoint.reason_unknown()}"

    def holds(self, claims: list[Claim]) -> bool:
        """Return whether Spacer's invariant is one, and excludes what is bad."""
        system = self.system
        entered = self._entered()
        covers = {
            node: self.fixedpoint.get_cover_delta(-1, relation) if node in entered else NOWHERE
            for node, relation in self.relations.items()
        }
        given = [self._z3(system.assumptions), self._z3(self.assuming)]
        obligations = [
            ([self._z3(start)], self._cover(covers[node], {}))
            for node, start in system.initial.items()
        ]
        for edge in system.edges:
            before = self._known(covers, edge.source)
            before += [self._z3(system.possible), self._z3(edge.guard)]
            obligations.append((before, self._cover(covers[edge.target], edge.updates)))
        for claim in claims:
            before = self._known(covers, claim.node)
            obligations.append((before, z3.Not(self._z3(claim.bad))))
        return all(_follows([*given, *before], after) for before, after in obligations)

    def _entered(self) -> set[str]:
        """Return the nodes that edges lead to; of others, which it drops, Spacer tells nothing."""
        waiting = list(self.system.initial)
        found = set(waiting)
        while waiting:
            for edge in self.system.outgoing[waiting.pop()]:
                if edge.guard is not FALSE and edge.target not in found:
                    found.add(edge.target)
                    waiting.append(edge.target)
        return found

    def _known(self, covers: Mapping[str, Any], node: str) -> list[Any]:
        return [*map(self._z3, self.invariant[node]), self._cover(covers[node], {})]

    def _cover(self, cover: Any, updates: Mapping[Term, Term]) -> Any:
        """Return what Spacer says of a relation's arguments, about these values."""
        return z3.substitute_vars(cover, *(self._z3(updates.get(s, s)) for s in self.symbols))

    def _z3(self, term: Term) -> Any:
        handle = self.translate(term)
        wrap = z3.BoolRef if isinstance(term, Bool) else z3.ArithRef
        return wrap(handle, self.context)

    def _at(self, node: str, updates: Mapping[Term, Term]) -> Any:
        return self.relations[node](*(self._z3(updates.get(s, s)) for s in self.symbols))

    def _rule(self, conditions: Sequence[Bool], head: Any, *body: Any) -> None:
        terms = [self._z3(condition) for condition in conditions]
        used = {s for condition in conditions for s in symbols_of(condition)}
        names = sorted({*self.symbols, *self.system.inputs, *used}, key=lambda s: s.value)
        variables = [self._z3(symbol) for symbol in names]
        self.fixedpoint.add_rule(z3.ForAll(variables, z3.Implies(z3.And(*terms, *body), head)))


def _follows(before: Sequence[Any], after: Any) -> bool:
    solver = z3.Solver()
    solver.add(*before, z3.Not(after))
    return bool(solver.check() == z3.unsat)
