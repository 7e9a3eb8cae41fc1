"""The part `readings` of the audit: does a reading matter, to whom, and what would settle it?"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from uccx_licensing.auditing import reading_tables
from uccx_licensing.auditing.parts import Ordered, Part, Summary
from uccx_licensing.auditing.reading_records import (
    argument_data,
    argument_in,
    case_data,
    case_in,
    experiment_data,
    experiment_in,
    pair_in,
    rows_in,
)
from uccx_licensing.auditing.sampling import sampled
from uccx_licensing.comparing.sides import model_side
from uccx_licensing.progress import Report
from uccx_licensing.words import count
from uccx_model.execution import ReplayError
from uccx_proofs.comparing.checking import confirmed
from uccx_proofs.comparing.experiments import Experiment, carried_out, experiment_of, simplified
from uccx_proofs.comparing.judging import MisjudgedError
from uccx_proofs.comparing.mattering import NUMBERS, Case, Pair, cases, fits, pairs, repeated
from uccx_proofs.comparing.outcomes import Alike, Different, Undecided
from uccx_proofs.json_reader import fields, list_in, text_in
from uccx_proofs.obligations import CertificateError
from uccx_proofs.processes import Failed, Limits, run_all
from uccx_proofs.solvers import MEGABYTES, SOLVERS

__all__ = ["READINGS_PART", "check_row"]

SECONDS: Final = 120.0  #: for one comparison
SAME: Final = "the same experiment"
Task = tuple[Pair, Case]


# Finding.


def find(ordered: Ordered, report: Report) -> dict[str, Any]:
    """Return for every two options of a reading whether they differ, and in which cases."""
    chosen = sampled(pairs(), ordered.sample)
    first = [(pair, Case(numbers)) for pair in chosen for numbers in NUMBERS]
    known = _answers(first, ordered.jobs, report, "all numbers")
    rows = [_row(pair, {n: known[pair, Case(n)] for n in NUMBERS}) for pair in chosen]
    _ask_for_whom(rows, ordered.jobs, report)
    return {"pairs": rows}


def _row(pair: Pair, found: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    reading = type(pair.one)
    return {
        "reading": reading.__name__,
        "options": [pair.one.name, pair.other.name],
        "numbers": dict(found),
        "cases": [],
    }


def _ask_for_whom(rows: list[dict[str, Any]], jobs: int, report: Report) -> None:
    """Ask of each pair in which cases it makes a difference, where it makes any."""
    model, left = model_side(), list[Task]()
    for row in rows:
        base = row["numbers"][NUMBERS[0]]
        if base["verdict"] != "different":
            continue
        pair, experiment = pair_in(row), experiment_in(base["experiment"])
        for case in cases(pair):
            if repeated(model, pair, experiment, case) is None:
                left.append((pair, case))
            else:
                row["cases"].append({**case_data(case), "verdict": "different", "how": SAME})
    known = _answers(left, jobs, report, "circumstances, licence types, other readings")
    for row in rows:
        pair = pair_in(row)
        for task, data in known.items():
            if task[0] == pair:
                row["cases"].append({**case_data(task[1]), **data})


def _answers(tasks: list[Task], jobs: int, report: Report, what: str) -> dict[Task, dict[str, Any]]:
    found: dict[Task, dict[str, Any]] = {}
    limits = Limits(2 * SECONDS, MEGABYTES)
    with closing(run_all(_answer, tasks, workers=jobs, limits=limits)) as outcomes:
        for place, outcome in outcomes:
            if isinstance(outcome, Failed):
                found[tasks[place]] = {"verdict": "unknown", "reason": outcome.reason}
            else:
                found[tasks[place]] = outcome
            report(what, len(found), len(tasks))
    return {task: found[task] for task in tasks}


def _answer(task: Task) -> dict[str, Any]:
    pair, case = task
    from uccx_proofs.comparing.deciding import Comparing  # noqa: PLC0415 - who checks finds nothing

    setting = pair.setting(model_side(), case)
    comparing = Comparing(*setting.sides, setting.assuming, time_limit=SECONDS)
    match comparing.outcome():
        case Alike() as found:
            return {"verdict": "alike", **argument_data(found)}
        case Different(difference=difference, shortest=shortest):
            plain = simplified(pair.subjects(model_side()), experiment_of(difference))
            told = experiment_data(plain)
            return {"verdict": "different", "shortest": shortest, "experiment": told}
        case Undecided(reason=reason):
            return {"verdict": "unknown", "reason": reason}


# Checking.


def check(record: Mapping[str, Any]) -> None:
    """Carry out every experiment of a record again, and let both solvers answer every proof.

    Raises:
        CertificateError: one does not show what it should, or one is missing.
    """
    rows = list(rows_in(record))
    if sorted(map(str, map(pair_in, rows))) != sorted(map(str, pairs())):
        raise CertificateError("it does not have every two options of each reading")
    for row in rows:
        check_row(row)


def check_row(row: Mapping[str, object]) -> None:
    """Check all that a record says of two options of a reading.

    Raises:
        CertificateError: something of it does not hold.
    """
    _Checking(pair_in(row), row).check()


@dataclass(frozen=True)
class _Checking:
    pair: Pair
    row: Mapping[str, object]

    @property
    def name(self) -> str:
        return f"{self.pair.one.title} and {self.pair.other.title}"

    def check(self) -> None:
        """Check all that is said of a pair."""
        by_numbers = fields(self.row["numbers"], NUMBERS)
        for numbers, answer in by_numbers.items():
            self._check(Case(numbers), fields(answer))
        base = fields(by_numbers[NUMBERS[0]])
        wanted = set(cases(self.pair)) if base["verdict"] == "different" else set()
        told = set()
        for part in list_in(self.row["cases"]):
            answer = fields(part)
            case = case_in(answer, NUMBERS[0])
            told.add(case)
            if answer.get("how") == SAME:
                if (
                    repeated(model_side(), self.pair, experiment_in(base["experiment"]), case)
                    is None
                ):
                    raise CertificateError(f"{self.name}: the experiment shows nothing in {case}")
            else:
                self._check(case, answer)
        if told != wanted:
            raise CertificateError(f"{self.name}: some cases are missing, or there are too many")

    def _check(self, case: Case, answer: Mapping[str, object]) -> None:
        match answer.get("verdict"):
            case "different":
                self._carry_out(case, experiment_in(answer.get("experiment")))
            case "alike":
                self._prove(case, answer)
            case "unknown":
                text_in(answer.get("reason"))
            case other:
                raise CertificateError(f"{self.name}: {other!r} is no verdict")

    def _carry_out(self, case: Case, experiment: Experiment) -> None:
        try:
            shown = carried_out(self.pair.subjects(model_side()), experiment)
        except (ReplayError, MisjudgedError) as error:
            raise CertificateError(f"{self.name}: the experiment shows nothing: {error}") from error
        if not fits(case, shown.left):
            raise CertificateError(f"{self.name}: the experiment is about another case")

    def _prove(self, case: Case, answer: Mapping[str, object]) -> None:
        setting = self.pair.setting(model_side(), case)
        limits = Limits(SECONDS, MEGABYTES)
        try:
            argument = argument_in(answer, setting.left.system)
            confirmed(setting.related(argument), tuple(SOLVERS), limits)
        except CertificateError as error:
            raise CertificateError(f"{self.name}, {case}: {error}") from error


# Telling.


def summary(record: Mapping[str, Any]) -> Summary:
    """Return what a record says, in short."""
    rows = list(rows_in(record))
    verdicts = [fields(fields(row["numbers"])[NUMBERS[0]])["verdict"] for row in rows]
    answers = [fields(a) for row in rows for a in fields(row["numbers"]).values()]
    answers += [fields(a) for row in rows for a in list_in(row["cases"])]
    unknown = sum(answer["verdict"] == "unknown" for answer in answers)
    alike = [row for row, verdict in zip(rows, verdicts, strict=True) if verdict == "alike"]
    told = ", ".join(str(row["reading"]) for row in alike) or "none"
    return Summary(
        (
            f"Readings: {count(len(rows), 'pair')} of options, "
            f"{verdicts.count('different')} can be told apart with the numbers of {NUMBERS[0]}.",
            f"No difference that anybody could notice, proved: {told}.",
            f"{count(len(answers), 'answer')} in all, {unknown} unknown.",
        ),
        unknown == 0,
    )


READINGS_PART: Final = Part(
    "readings",
    "does each reading matter, to whom, and which experiment would settle it?",
    find,
    check,
    summary,
    reading_tables.TABLES,
    about=("model",),
)
