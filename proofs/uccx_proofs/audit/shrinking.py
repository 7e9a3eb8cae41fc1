"""Find the cores: what solvers use, then one part after the other left away if it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from uccx_model.expressions import Bool, all_of
from uccx_model.graph import Graph
from uccx_model.rewriting import symbols_of
from uccx_proofs.audit.cores import Argument, arguments
from uccx_proofs.audit.loosened import Loosened, Part, loosened
from uccx_proofs.audit.vacuity import Progress
from uccx_proofs.certificate import has_thesis
from uccx_proofs.checker import Files
from uccx_proofs.engines.solver import Core, Translator
from uccx_proofs.obligations import Obligation
from uccx_proofs.property import Property
from uccx_proofs.refusing import CertificateError
from uccx_proofs.scripts import title

__all__ = ["find_cores"]


def find_cores(
    graph: Graph,
    properties: Sequence[Property],
    read: Callable[[str], Files],
    tell: Progress = lambda *_: None,
) -> dict[str, Any]:
    """Return the core of each property's proof, as a record.

    Args:
        graph: the model.
        properties: of it.
        read: gives what is written down for a property.
        tell: gets what is being done, how much of it is done, and of how much.

    Raises:
        CertificateError: a certificate is missing or spoilt, or does not show its property.
    """
    loose, translate = loosened(graph), Translator()
    proved = [p for p in properties if has_thesis(p)]
    places = {part: number for number, part in enumerate(loose.switches)}
    cores: dict[str, list[list[int]]] = {}
    for number, argument in enumerate(arguments(graph, loose, proved, read)):
        tell(f"what {argument.p.name} rests on", number, len(proved))
        found = _Shrinking(loose, argument, translate).core()
        cores[argument.p.name] = [[places[part], failing] for part, failing in found.items()]
    return {"cores": cores, "parts": [str(part) for part in loose.switches]}


@dataclass
class _Question:
    """An obligation, the parts that it speaks of, and a set of them that is enough."""

    number: int  #: of the obligation
    obligation: Obligation
    core: Core
    parts: dict[Bool, Part]  #: by the condition that the part is kept
    used: dict[Bool, None] = field(default_factory=dict)

    def holds(self, among: Mapping[Bool, object]) -> list[Bool] | None:
        """Return the parts among some that are enough; None if they are not."""
        refuted = ~all_of(*self.obligation.conclusion)
        return self.core.excluding(refuted, [kept for kept in self.parts if kept in among])


@dataclass
class _Shrinking:
    loose: Loosened
    argument: Argument
    translate: Translator

    def core(self) -> dict[Part, int]:
        """Return parts that are enough together, each with an obligation that fails without it."""
        told = enumerate(self.argument.obligations)
        questions = [q for q in (self._question(*pair) for pair in told) if q.parts]
        needed: dict[Bool, None] = {}
        for question in questions:
            used = question.holds(needed)
            if used is None and (used := question.holds(question.parts)) is None:
                where = title(question.obligation)
                raise CertificateError(f"{self.argument.p.name}: this does not follow: {where}")
            question.used = dict.fromkeys(used)
            needed |= question.used
        return self._without_what_can_go(questions, needed)

    def _question(self, number: int, obligation: Obligation) -> _Question:
        given = [condition for _, conditions in obligation.given for condition in conditions]
        symbols = {s for term in (*given, *obligation.conclusion) for s in symbols_of(term)}
        parts = {~switch: p for p, switch in self.loose.switches.items() if switch in symbols}
        return _Question(number, obligation, Core(given, list(parts), self.translate), parts)

    def _without_what_can_go(
        self, questions: Sequence[_Question], needed: dict[Bool, None]
    ) -> dict[Part, int]:
        core: dict[Part, int] = {}
        for part in list(reversed(needed)):
            left = {other: None for other in needed if other is not part}
            changed: list[tuple[_Question, list[Bool]]] = []
            for question in (q for q in questions if part in q.used):
                used = question.holds(left)
                if used is None:
                    core[question.parts[part]] = question.number
                    break
                changed.append((question, used))
            else:
                needed = left
                for question, used in changed:
                    question.used = dict.fromkeys(used)
        return {part: core[part] for part in self.loose.switches if part in core}
