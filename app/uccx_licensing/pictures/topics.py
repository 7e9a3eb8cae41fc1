"""What a drawing is asked for by: its name, its topic, the options that hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

from uccx_licensing.options import InputError
from uccx_model.cases import Fixed
from uccx_model.choices import CHOICES, Choice
from uccx_model.execution import ReplayError, replay
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES, Profile
from uccx_model.pools.recognising import has_pools, model_of
from uccx_model.reachability import ANY_NUMBERS
from uccx_model.states import LicensingState
from uccx_model.trace import Trace

if TYPE_CHECKING:
    from uccx_diagrams.drawings import Drawing, Topic

__all__ = ["drawing_named", "fixed_by", "profile_of", "topic_of"]

_STANDARD_INPUT: Final = "-"


def drawing_named(name: str) -> Drawing:
    """Return the drawing of this name.

    Raises:
        InputError: there is none; tells the names there are.
    """
    from uccx_diagrams.drawings import DRAWINGS  # noqa: PLC0415 - slow

    known = {_folded(key): drawing for key, drawing in DRAWINGS.items()}
    if _folded(name) not in known:
        raise InputError(_unknown("no drawing is called", name, DRAWINGS))
    return known[_folded(name)]


def profile_of(name: str) -> Profile:
    """Return the release profile of this name.

    Raises:
        InputError: there is none; tells the names there are.
    """
    known = {profile.name: profile for profile in PROFILES}
    if name not in known:
        raise InputError(_unknown("--profile: no release is called", name, known))
    return known[name]


def fixed_by(settings: Iterable[str]) -> Mapping[type[Choice], Choice]:
    """Return the options that some settings, each like `Q1=90 days`, name.

    Raises:
        InputError: one has no `=`, or names no choice or option; tells those there are.
    """
    fixed: dict[type[Choice], Choice] = {}
    for setting in settings:
        name, equals, words = setting.partition("=")
        if not equals:
            raise InputError(
                f'--reading {setting!r}: expected a choice and an option, as Q1="90 days".'
            )
        option = _option(_choice(name.strip(), setting), words.strip().strip("\"'"), setting)
        if fixed.setdefault(type(option), option) is not option:
            raise InputError(
                f"--reading {setting!r}: {type(option).__name__} is {fixed[type(option)].value!r} "
                "already; expected each choice once."
            )
    return fixed


def _choice(name: str, setting: str) -> type[Choice]:
    known = {choice.__name__: choice for choice in CHOICES}
    found = {_folded(key): choice for key, choice in known.items()}.get(_folded(name))
    if found is None:
        raise InputError(_unknown(f"--reading {setting!r}: there is no choice", name, known))
    return found


def _option(choice: type[Choice], words: str, setting: str) -> Choice:
    """Return the option of these words or this name, or the only one of which they begin a word."""
    wanted = _folded(words)
    for option in choice:
        if wanted in (_folded(option.value), _folded(option.name)):
            return option
    part = [
        o for o in choice if wanted and f" {wanted}" in f" {_folded(o.value)} {_folded(o.name)}"
    ]
    if len(part) == 1:
        return part[0]
    options = "; ".join(f'"{option.value}"' for option in choice)
    raise InputError(f"--reading {setting!r}: the options of {choice.__name__} are {options}.")


def topic_of(drawing: Drawing, subject: str | None, profile: Profile, fixed: Fixed) -> Topic:
    """Return the licensing state or trace that a drawing is about.

    Raises:
        InputError: it needs one and none is given, or the other way round, or it is not known.
    """
    from uccx_diagrams.drawings import Subject  # noqa: PLC0415 - slow

    if drawing.subject is Subject.MODEL:
        if subject is not None:
            raise InputError(f"{drawing.name} takes no subject; found {subject!r}.")
        return None
    if subject is None:
        what = "a licensing state" if drawing.subject is Subject.STATE else "a trace"
        raise InputError(
            f"{drawing.name} needs {what}: uccx-licensing diagram {drawing.name} "
            f"{drawing.subject.value}. Try {drawing.example}."
        )
    if drawing.subject is Subject.STATE:
        return _state(subject)
    trace = _trace(subject, profile, fixed)
    if drawing.name == "sequence" and has_pools(trace.start.values):
        raise InputError(
            f"{subject!r}: a sequence is drawn of traces with one count of licences, and these are "
            "in pools; a timeline has a panel for each."
        )
    return trace


def _state(name: str) -> LicensingState:
    known = {state.name: state for state in licensing_graph()}
    found = {_folded(key): state for key, state in known.items()}.get(_folded(name))
    if found is None:
        raise InputError(_unknown("no licensing state is called", name, known))
    return found


def _trace(subject: str, profile: Profile, fixed: Fixed) -> Trace:
    """Return the trace of a file, of a story that comes along, or the shortest to somewhere."""
    from uccx_diagrams.scenarios import SCENARIOS, scenario_named  # noqa: PLC0415 - slow
    from uccx_licensing.trace_file import load_trace  # noqa: PLC0415

    if subject in SCENARIOS:
        return scenario_named(subject)
    if subject == _STANDARD_INPUT or (subject and Path(subject).exists()):
        return _gone_through(load_trace(subject).trace, subject)
    if (found := _shortest(subject, profile, fixed)) is not None:
        return found
    names = (*SCENARIOS, *(state.name for state in licensing_graph()))
    close = get_close_matches(subject, names, n=2)
    hint = f" Did you mean {' or '.join(close)}?" if close else ""
    raise InputError(
        f"there is no file {subject!r}, and no story of this name; expected a trace in JSON, one "
        f"of {', '.join(SCENARIOS)}, or a licensing state or transition to be reached.{hint}"
    )


def _gone_through(trace: Trace, subject: str) -> Trace:
    """Return a trace that the model takes, step by step; a drawing shows nothing else."""
    try:
        graph, variables = model_of(trace)
        replay(graph, trace, variables=variables)
    except ReplayError as error:
        raise InputError(
            f"{subject!r}: the model does not go this way: {error}; "
            "`uccx-licensing replay` tells more."
        ) from error
    return trace


def _shortest(target: str, profile: Profile, fixed: Fixed) -> Trace | None:
    """Return the shortest trace to a state or transition, by its name or label.

    Raises:
        InputError: it is proved impossible.
    """
    from uccx_proofs.reachability import load  # noqa: PLC0415 - slow

    kept = load()
    fitting = [t for t in kept.reachability.targets if target in (t, t.partition(":")[0])]
    for world in (profile.name, ANY_NUMBERS):
        seen = [s for t in fitting if (s := kept.reachability.shortest(t, world, fixed))]
        if seen:
            return kept.trace(min(seen, key=lambda s: s.steps).story, fixed)
    if fitting:
        raise InputError(f"{target} is proved impossible with the readings that are asked for.")
    return None


def _unknown(problem: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, n=2)
    hint = f" Did you mean {' or '.join(map(repr, close))}?" if close else ""
    return f"{problem} {name!r}; there are: {', '.join(names)}.{hint}"


def _folded(text: str) -> str:
    return " ".join(re.split(r"[\s_.-]+", text.strip().casefold()))
