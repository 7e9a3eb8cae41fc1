"""The figures that a finding's text quotes: of answers, of releases, and of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from uccx_licensing.auditing.answer_records import combinations, peak_of, time_of
from uccx_licensing.auditing.finding import Asking, Finding
from uccx_licensing.words import Calendar
from uccx_model.choices import choice_symbols, option_named
from uccx_model.evaluation import Valuation
from uccx_model.expressions import Term
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import PROFILES, Parameters, Profile, Unit
from uccx_model.reachability import Standing
from uccx_model.trace import Trace
from uccx_model.variables import State, unit_of
from uccx_proofs.queries.answer import Answer
from uccx_proofs.reachability.keeping import load
from uccx_proofs.refusing import CertificateError

__all__ = ["difference", "figures_of", "filled", "known_figures"]

_PLACE: Final = re.compile(r"\{([^{}]*)\}")
_NAMES: Final = {"12.5": "base", "12.5-su3": "su3"}
"""What the text calls a release's numbers."""
_WARNINGS: Final = ("early_warning", "late_warning")
"""Numbers of reports that are told as a length of time, too."""


def figures_of(answer: Answer) -> dict[str, str]:
    """Return what a text may quote of an answer's story, by name, in words.

    That is how long it takes, its highest usage, how many steps it has, and what each variable is
    at its end.
    """
    if answer.trace is None:
        return {}
    calendar = Calendar.of_numbers(answer.trace.parameters)
    told = {"time": calendar.length(time_of(answer)), "peak": f"{peak_of(answer):,}"}
    told["steps"] = f"{len(answer.trace.steps) - answer.begins:,}"
    return told | _at_the_end(answer.trace, calendar)


def _at_the_end(trace: Trace, calendar: Calendar) -> dict[str, str]:
    told = {}
    for name in State.__dataclass_fields__:
        value = trace.last.values[name]
        if not isinstance(value, bool):
            timed = unit_of(name) is Unit.INTERVALS
            told[name] = calendar.length(value) if timed else f"{value:,}"
    return told


@cache
def known_figures() -> Mapping[str, str]:
    """Return the figures that are no answers: each release's numbers, and sizes of the model.

    Raises:
        CertificateError: what is known about reaching everything is missing or about another model.
    """
    told = {
        f"{_NAMES[profile.name]}.{name}": text
        for profile in PROFILES
        for name, text in _numbers(profile).items()
    }
    labels = [transition.label for transition in transitions_of(licensing_graph())]
    known = load().reachability
    if known.outdated:
        raise CertificateError(
            "what is reached is not known of this model; run `make reachability`"
        )
    never = [label for label in labels if known.standing(label) is Standing.IMPOSSIBLE]
    return {**told, "model.transitions": f"{len(labels):,}", "model.never": f"{len(never):,}"}


def _numbers(profile: Profile) -> dict[str, str]:
    calendar = Calendar.of_profile(profile.name)
    numbers = dict(profile.values)
    silence = numbers["authorization_period"] + numbers["overage_period"]
    longest = numbers["registration_renewal"] + silence
    told = {
        name: f"{numbers[name]:,}"
        for name, unit in Parameters.units().items()
        if unit is Unit.REPORTS
    }
    told |= {name: calendar.length(numbers[name]) for name in numbers if name not in told}
    told |= {
        f"{name}_time": calendar.length(numbers[name]) for name in ("early_warning", "late_warning")
    }
    return told | {
        "report": calendar.length(1),
        "silence": calendar.length(silence),
        "oldest_certificate": calendar.length(longest),
        "margin": calendar.length(numbers["registration_validity"] - longest),
    }


def difference(asking: Asking, answer: Answer) -> str:
    """Return how an answer differs from what the text needs it to be, in words; "" if it does not.

    Raises:
        CertificateError: the answer does not tell one thing of each reading.
    """
    if answer.reply is not asking.reply:
        return f"the answer is {answer.reply}, not {asking.reply}{_because(answer)}"
    if answer.notes:
        return f"the answer is {answer.reply}{_because(answer)}"
    symbols = {symbol: option_named(symbol.name) for symbol in choice_symbols()}
    for point, possible in combinations(answer):
        known: dict[Term, bool] = {s: option in point for s, option in symbols.items()}
        if possible is not bool(Valuation({**known})(asking.where)):
            told = ", ".join(option.title for option in point) or "any readings"
            return f"with {told} it {'can' if possible else 'cannot'} happen"
    found = figures_of(answer)
    for name, value in asking.figures.items():
        if found.get(name) != value:
            return f"the figure {name!r} is {found.get(name, 'not there')}, not {value}"
    return ""


def _because(answer: Answer) -> str:
    return f" ({'; '.join(answer.notes)})" if answer.notes else ""


def filled(finding: Finding, text: str) -> str:
    """Return a text with the figures put in.

    Raises:
        CertificateError: it quotes a figure that nothing checks.
    """
    known = {f"{a.name}.{name}": v for a in finding.askings for name, v in a.figures.items()}

    def figure(place: re.Match[str]) -> str:
        name = place.group(1)
        value = known.get(name) or known_figures().get(name)
        if value is None:
            there_are = ", ".join((*known, *known_figures()))
            told = f"finding {finding.name!r} quotes {name!r}; there are: {there_are}"
            raise CertificateError(told)
        return value

    return _PLACE.sub(figure, text)
