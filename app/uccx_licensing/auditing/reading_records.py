"""Experiments, cases and pairs of options as JSON data, and back, read with suspicion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from uccx_model.choices import CHOICES, Choice
from uccx_model.evaluation import Value
from uccx_model.expressions import Bool, Term
from uccx_model.parameters import Parameters
from uccx_model.states import STATES
from uccx_model.trace import Situation
from uccx_model.variables import LicenseType, input_symbols, state_symbols
from uccx_proofs.comparing.experiments import Experiment, Happening
from uccx_proofs.comparing.mattering import Case, Pair
from uccx_proofs.comparing.outcomes import Alike, Argument, unequal_in
from uccx_proofs.json_reader import fields, list_in, text_in, value_in
from uccx_proofs.known import conditions_in, names_of
from uccx_proofs.obligations import CertificateError
from uccx_proofs.smtlib import text_of
from uccx_proofs.system import System

__all__ = [
    "argument_data",
    "argument_in",
    "case_data",
    "case_in",
    "experiment_data",
    "experiment_in",
    "option_in",
    "pair_in",
    "rows_in",
]


def experiment_data(experiment: Experiment) -> dict[str, Any]:
    """Return an experiment as data; choices at their defaults are left out."""
    unusual = (o for o in experiment.choices if o is not next(iter(type(o))))
    return {
        "parameters": dict(experiment.parameters),
        "choices": {type(option).__name__: option.name for option in unusual},
        "state": experiment.start.node,
        "start": dict(experiment.start.values),
        "happenings": [
            {"act": happening.act, "inputs": dict(happening.inputs)}
            for happening in experiment.happenings
        ],
    }


def experiment_in(data: object) -> Experiment:
    """Return the experiment that data tells.

    Raises:
        CertificateError: it tells none; says what is wrong.
    """
    told = fields(data, ("parameters", "choices", "state", "start", "happenings"))
    numbers = fields(told["parameters"], Parameters.units())
    state = text_in(told["state"])
    if state not in {s.name for s in STATES}:
        raise CertificateError(f"there is no licensing state {state!r}")
    return Experiment(
        {name: value_in(value, name, 0) for name, value in numbers.items()},
        tuple(option_in(name, option) for name, option in fields(told["choices"], ()).items()),
        Situation(state, _values(told["start"], state_symbols())),
        tuple(_happening(part) for part in list_in(told["happenings"])),
    )


def _happening(data: object) -> Happening:
    told = fields(data, ("act", "inputs"))
    return Happening(text_in(told["act"]), _values(told["inputs"], input_symbols()))


def _values(data: object, symbols: Mapping[str, Term]) -> dict[str, Value]:
    told = fields(data, symbols)
    return {n: value_in(v, n, _like(symbols[n])) for n, v in told.items()}


def _like(symbol: Term) -> Value:
    return False if isinstance(symbol, Bool) else 0


def argument_data(found: Alike) -> dict[str, Any]:
    """Return why two options cannot be told apart, as data."""
    data: dict[str, Any] = {"unequal": unequal_in(found.found)}
    if found.learned:
        sides = found.found.left, found.found.right
        data["lemmas"] = [
            {node: [text_of(lemma, {}) for lemma in lemmas] for node, lemmas in side.items()}
            for side in sides
        ]
    return data


def argument_in(answer: Mapping[str, object], system: System) -> Argument:
    """Return why two options cannot be told apart, as data tells it.

    Args:
        answer: the data.
        system: the model's system.

    Raises:
        CertificateError: it is no argument; says what is wrong.
    """
    told = fields(answer.get("unequal"), (), system.nodes)
    unequal = {node: [text_in(name) for name in list_in(names)] for node, names in told.items()}
    if "lemmas" not in answer:
        return Argument(unequal)
    match [_lemmas_in(side, system) for side in list_in(answer["lemmas"])]:
        case [left, right]:
            return Argument(unequal, (left, right))
        case _:
            raise CertificateError("expected lemmas of two sides")


def _lemmas_in(data: object, system: System) -> dict[str, tuple[Bool, ...]]:
    told, names = fields(data, (), system.nodes), names_of(system)
    return {node: tuple(conditions_in(list_in(t), names)) for node, t in told.items()}


def option_in(choice: object, name: object) -> Choice:
    """Return an option by the names of its choice and its own.

    Raises:
        CertificateError: there is no such option.
    """
    for known in CHOICES:
        if known.__name__ == choice:
            found = [option for option in known if option.name == name]
            if found:
                return found[0]
    raise CertificateError(f"there is no option {name!r} of {choice!r}")


def pair_in(row: Mapping[str, object]) -> Pair:
    """Return the two options that a row of the record is about.

    Raises:
        CertificateError: there are no such options.
    """
    names = list_in(row["options"])
    options = [option_in(row["reading"], name) for name in names]
    match options:
        case [one, other] if one is not other:
            return Pair(one, other)
        case _:
            raise CertificateError(f"expected two options of {row['reading']!r}")


def case_data(case: Case) -> dict[str, Any]:
    """Return a case as data."""
    if case.option is not None:
        return {"choice": type(case.option).__name__, "option": case.option.name}
    if case.license_type is not None:
        return {"license_type": case.license_type.name}
    return {}


def case_in(data: Mapping[str, object], numbers: str) -> Case:
    """Return the case that data tells.

    Raises:
        CertificateError: there is no such option or licence type.
    """
    if "license_type" in data:
        names = {kind.name: kind for kind in LicenseType}
        name = text_in(data["license_type"])
        if name not in names:
            raise CertificateError(f"there is no licence type {name!r}")
        return Case(numbers, license_type=names[name])
    return Case(numbers, option_in(data.get("choice"), data.get("option")))


def rows_in(record: Mapping[str, object]) -> Iterable[dict[str, object]]:
    """Yield the rows of the record.

    Raises:
        CertificateError: they are none.
    """
    for row in list_in(record.get("pairs")):
        yield fields(row, ("reading", "options", "numbers", "cases"))
