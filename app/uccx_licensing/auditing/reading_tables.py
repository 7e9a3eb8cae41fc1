"""What the audit found out about readings, as pages: a table of all, and the experiments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from uccx_licensing.auditing.reading_records import case_in, experiment_in, pair_in, rows_in
from uccx_licensing.changes import LICENSE_TYPES
from uccx_licensing.comparing.sides import model_side
from uccx_licensing.comparing.telling import Seen, begins, seen, supposed
from uccx_licensing.markdown import escaped, table
from uccx_licensing.words import Calendar
from uccx_model.choices import READINGS
from uccx_proofs.comparing.experiments import carried_out
from uccx_proofs.comparing.judging import Difference, where_it_shows
from uccx_proofs.comparing.mattering import NUMBERS, Case, Pair
from uccx_proofs.json_reader import fields, list_in

__all__ = ["TABLES"]

_WORDS: Final = {"different": "matters", "alike": "no difference: proved", "unknown": "unknown"}


def _readings(record: Mapping[str, Any]) -> str:
    heads = ("Reading", "Options", *(f"With {_numbers(n)}" for n in NUMBERS), "Not for")
    return table(heads, map(_row, rows_in(record)))


def _numbers(name: str) -> str:
    return "any numbers" if name == "any" else f"the numbers of {name}"


def _row(row: Mapping[str, object]) -> list[str]:
    pair = pair_in(row)
    by_numbers = fields(row["numbers"], NUMBERS)
    verdicts = [_WORDS[str(fields(by_numbers[n])["verdict"])] for n in NUMBERS]
    excepted = ", ".join(_excepted(row)) or ("–" if verdicts[0] == "matters" else "anybody")
    return [type(pair.one).__name__, f"{pair.one.value}\n{pair.other.value}", *verdicts, excepted]


def _excepted(row: Mapping[str, object]) -> Iterator[str]:
    """Yield the cases in which it was proved that a pair makes no difference."""
    for part in list_in(row["cases"]):
        answer = fields(part)
        if answer["verdict"] != "different":
            told = _case(case_in(answer, NUMBERS[0]))
            yield told if answer["verdict"] == "alike" else f"{told} (unknown)"


def _case(case: Case) -> str:
    if case.option is not None:
        return case.option.title
    if case.license_type is not None:
        return f"licence type {LICENSE_TYPES[case.license_type]}"
    return "all"


def _experiments(record: Mapping[str, Any]) -> str:
    groups = groupby(rows_in(record), key=lambda row: str(row["reading"]))
    return "\n\n".join(text for name, rows in groups for text in _of_reading(name, list(rows)))


def _of_reading(name: str, rows: list[dict[str, object]]) -> Iterator[str]:
    reading = next(r for r in READINGS if r.__name__ == name)
    yield f"### {name}: {escaped(reading.question())}"
    yield escaped(reading.evidence())
    for row in rows:
        pair = pair_in(row)
        answer = fields(fields(row["numbers"], NUMBERS)[NUMBERS[0]])
        yield f"**{escaped(pair.one.value)}**, or **{escaped(pair.other.value)}**?"
        if answer["verdict"] == "different":
            yield from _experiment(pair, answer)
        elif answer["verdict"] == "alike":
            yield (
                f"With the numbers of {NUMBERS[0]} nothing can settle it, and nothing depends on "
                "it: nobody could ever notice a difference. That is proved."
            )
        else:
            yield "Unknown: neither a difference nor a proof was found."


def _experiment(pair: Pair, answer: Mapping[str, object]) -> Iterator[str]:
    model = model_side()
    experiment = experiment_in(answer["experiment"])
    difference = carried_out(pair.subjects(model), experiment)
    steps = seen((model.graph, model.graph), difference)
    conditions = [f"`{option.title}`" for option in supposed(difference)]
    if conditions:
        yield f"This is for {', '.join(conditions)}."
    yield f"Begin in {escaped(begins(difference.left))}."
    yield "\n".join(_numbered(steps))
    yield _conclusion(pair, difference, steps[-1])


def _numbered(steps: list[Seen]) -> Iterator[str]:
    for number, (happens, equal) in enumerate(_together(steps), start=1):
        times = f", {len(equal)} times" if len(equal) > 1 else ""
        last = equal[-1] is steps[-1]
        then = "" if last else f" You see: {escaped(equal[-1].left)}."
        yield f"{number}. {escaped(happens[0].upper() + happens[1:])}{times}.{then}"


def _together(steps: list[Seen]) -> Iterator[tuple[str, list[Seen]]]:
    """Yield what happens, and the steps in a row in which just that happens; the last is alone."""
    for happens, group in groupby(steps[:-1], key=lambda step: step.happens):
        yield happens, list(group)
    yield steps[-1].happens, [steps[-1]]


def _conclusion(pair: Pair, difference: Difference, last: Seen) -> str:
    calendar = Calendar.of_numbers(difference.left.parameters)
    time = f" It took {calendar.length(last.at)}." if last.at else ""
    graph = model_side().graph
    places = where_it_shows((graph, graph), difference)
    look = f"Look at: {', '.join(places)}." if places else "See whether it is refused."
    return "\n".join(
        (
            f"{look}{time}",
            "",
            f"- {escaped(last.left)}: then it is **{escaped(pair.one.value)}**.",
            f"- {escaped(last.right)}: then it is **{escaped(pair.other.value)}**.",
        )
    )


TABLES: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "readings": _readings,
    "experiments": _experiments,
}
