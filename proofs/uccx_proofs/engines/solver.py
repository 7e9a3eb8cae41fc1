"""Terms in Z3's language, and questions to Z3. Beside this file only `spacer` speaks to it.

Terms are built with Z3's C functions: the wrapper objects of its Python face cost several times as
much as the solving does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Literal, Self

import z3

from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Op, Term

__all__ = ["Answer", "Solver", "Translator"]

Answer = Literal["sat", "unsat", "unknown"]
Handle = Any  #: a raw Z3 term


class Translator:
    """Translates terms to Z3, each subterm once."""

    _remembered: ClassVar[Mapping[Term, Handle]] = {}

    def __init__(self) -> None:
        self._memo: dict[Term, Handle] = dict(self._remembered)
        self._context = z3.main_ctx()

    def remember(self) -> None:
        """Let every translator from now on begin with what this one has translated."""
        Translator._remembered = dict(self._memo)

    def __call__(self, term: Term) -> Handle:
        """Return the term as a Z3 term."""
        found = self._memo.get(term)
        if found is None:
            for part in term.args:
                self(part)
            found = self._memo[term] = self._translate(term)
            z3.Z3_inc_ref(self._context.ref(), found)
        return found

    def name(self, symbol: Term) -> str:
        """Return a symbol's name in Z3."""
        return f"{symbol.scope.value}:{symbol.name}"

    def _translate(self, term: Term) -> Handle:
        c = self._context.ref()
        op = term.op
        if op is Op.SYMBOL:
            sort = z3.Z3_mk_bool_sort(c) if isinstance(term, Bool) else z3.Z3_mk_int_sort(c)
            return z3.Z3_mk_const(c, z3.Z3_mk_string_symbol(c, self.name(term)), sort)
        if op is Op.CONSTANT:
            if isinstance(term, Bool):
                return z3.Z3_mk_true(c) if term.value else z3.Z3_mk_false(c)
            return z3.Z3_mk_numeral(c, str(term.value), z3.Z3_mk_int_sort(c))
        args = [self._memo[arg] for arg in term.args]
        make = z3.Z3_mk_or
        match op:
            case Op.ITE:
                return z3.Z3_mk_ite(c, *args)
            case Op.LE:
                return z3.Z3_mk_le(c, *args)
            case Op.LT:
                return z3.Z3_mk_lt(c, *args)
            case Op.EQ:
                return z3.Z3_mk_eq(c, *args)
            case Op.NOT:
                return z3.Z3_mk_not(c, *args)
            case Op.ADD:
                make = z3.Z3_mk_add
            case Op.SUBTRACT:
                make = z3.Z3_mk_sub
            case Op.AND:
                make = z3.Z3_mk_and
            case Op.OR:
                pass
        return make(c, len(args), (z3.Ast * len(args))(*args))


class Solver:
    """A Z3 solver for quantifier-free linear integer arithmetic.

    Args:
        effort: how much work one question may take, in Z3's own measure: a number, unlike a time,
            means the same on every machine. Some millions take a second. None for no limit.
    """

    def __init__(self, effort: int | None = None) -> None:
        self._solver = z3.SolverFor("QF_LIA")
        self._context = z3.main_ctx()
        if effort is not None:
            self._solver.set("rlimit", effort)

    def __enter__(self) -> Self:
        self._solver.push()
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.pop()

    def add(self, *handles: Handle) -> None:
        """Assert translated conditions: all of them hold."""
        c = self._context.ref()
        both = z3.Z3_mk_and(c, len(handles), (z3.Ast * len(handles))(*handles))
        z3.Z3_solver_assert(c, self._solver.solver, both)

    def add_any(self, handles: Sequence[Handle]) -> None:
        """Assert that one of these translated conditions holds."""
        c = self._context.ref()
        either = z3.Z3_mk_or(c, len(handles), (z3.Ast * len(handles))(*handles))
        z3.Z3_solver_assert(c, self._solver.solver, either)

    def check(self) -> Answer:
        """Return whether what was asserted can be satisfied."""
        answer = self._solver.check()
        return "sat" if answer == z3.sat else "unsat" if answer == z3.unsat else "unknown"

    def values(self, translate: Translator, symbols: Sequence[Term]) -> tuple[Value, ...]:
        """Return what the model found by `check` gives to symbols; zero or false if anything."""
        c, model = self._context.ref(), self._solver.model().model
        values: list[Value] = []
        for symbol in symbols:
            declaration = z3.Z3_get_app_decl(c, translate(symbol))
            value = z3.Z3_model_get_const_interp(c, model, declaration)
            if isinstance(symbol, Bool):
                values.append(bool(value) and z3.Z3_get_bool_value(c, value) == z3.Z3_L_TRUE)
            else:
                values.append(int(z3.Z3_get_numeral_string(c, value)) if value else 0)
        return tuple(values)


class Core:
    """Finds out which of many conditions exclude something.

    Args:
        always: conditions that hold.
        conditions: conditions that may be used.
        translate: shares translated terms with others.
    """

    def __init__(
        self,
        always: Sequence[Bool],
        conditions: Sequence[Bool],
        translate: Translator | None = None,
    ) -> None:
        self._solver = z3.SolverFor("QF_LIA")
        self._solver.set("core.minimize", True)
        self._context = z3.main_ctx()
        self._translate = translate or Translator()
        self._switches: dict[Bool, Handle] = {}
        self._conditions: dict[int, Bool] = {}
        for term in always:
            self._assert(self._translate(term))
        for number, condition in enumerate(conditions):
            self._add(f"switch {number}", condition)

    def _add(self, name: str, condition: Bool) -> None:
        c = self._context.ref()
        switch = z3.Z3_mk_const(c, z3.Z3_mk_string_symbol(c, name), z3.Z3_mk_bool_sort(c))
        z3.Z3_inc_ref(c, switch)
        self._assert(z3.Z3_mk_implies(c, switch, self._translate(condition)))
        self._switches[condition] = switch
        self._conditions[z3.Z3_get_ast_id(c, switch)] = condition

    def _assert(self, handle: Handle) -> None:
        z3.Z3_solver_assert(self._context.ref(), self._solver.solver, handle)

    def excluding(self, bad: Bool, only: Iterable[Bool] | None = None) -> list[Bool] | None:
        """Return conditions that exclude it together, and none too many; None if all do not.

        Args:
            bad: what is to be excluded.
            only: the conditions that may be used; None for all.
        """
        allowed = self._switches.values() if only is None else map(self._switches.__getitem__, only)
        switches = list(allowed)
        c, number = self._context.ref(), len(switches)
        self._solver.push()
        self._assert(self._translate(bad))
        handles = (z3.Ast * number)(*switches)
        answer = z3.Z3_solver_check_assumptions(c, self._solver.solver, number, handles)
        used = self._core() if answer == z3.Z3_L_FALSE else None
        self._solver.pop()
        if used is None:
            return None
        return [condition for condition in self._switches if condition in used]

    def _core(self) -> set[Bool]:
        core = self._solver.unsat_core()
        c = self._context.ref()
        return {self._conditions[z3.Z3_get_ast_id(c, switch.as_ast())] for switch in core}
