"""A session of the shell: the walk, the profile and readings, traces by name, what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Thread

from uccx_licensing.screen import Screen
from uccx_licensing.shell.arguments import LineError, did_you_mean
from uccx_licensing.shell.services import Asker, Services
from uccx_licensing.words import Calendar
from uccx_model.choices import CHOICES, Choice, Origin
from uccx_model.execution import Execution
from uccx_model.graph import licensing_graph
from uccx_model.parameters import PROFILES, Profile
from uccx_model.script import start
from uccx_model.states import CLASSIC, EVALUATION, LicensingState
from uccx_model.trace import Trace
from uccx_model.walking import Walk, WalkError
from uccx_proofs.queries.answer import Reply
from uccx_proofs.queries.question import Question

__all__ = ["Session"]


@dataclass
class Session:
    """What lasts from line to line.

    Args:
        screen: where everything is written.
        load: gives what questions need; called when the first one is typed.
    """

    screen: Screen
    load: Callable[[], Services]
    profile: Profile = PROFILES[0]
    options: dict[type[Choice], Choice] = field(default_factory=dict)
    """The readings and circumstances that are not at their default."""
    traces: dict[str, Trace] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)  #: the lines that a saved script has
    running: list[Path] = field(default_factory=list)  #: the scripts being run, outermost first
    over: bool = False  #: the shell is to be left
    answered: Trace | None = None  #: the story of the last answer
    replies: list[Reply] = field(default_factory=list)  #: what was answered, in order
    _walk: Walk | None = None
    _warming: Thread | None = None

    @cached_property
    def services(self) -> Services:
        """What questions need."""
        return self.load()

    @cached_property
    def asker(self) -> Asker:
        """What answers questions: one for all of them, so that it stays warm."""
        return self.services.open_asker()

    @property
    def walking(self) -> bool:
        """A walk has begun."""
        return self._walk is not None

    @property
    def walk(self) -> Walk:
        """The walk.

        Raises:
            LineError: none has begun.
        """
        if self._walk is None:
            raise LineError("no walk has begun; write: start")
        return self._walk

    @property
    def calendar(self) -> Calendar:
        """How the walk's lengths of time are told, or those of the next one."""
        if self._walk is None:
            return Calendar.of_profile(self.profile.name)
        return Calendar.of_profile(self._walk.trace().profile)

    @property
    def times(self) -> Profile:
        """The profile by which lengths of time are read: the walk's, if it has one."""
        name = self._walk.trace().profile if self._walk else self.profile.name
        return next((profile for profile in PROFILES if profile.name == name), self.profile)

    def warm(self) -> None:
        """Get the engine ready beside whatever is done until the first question."""
        self._warming = Thread(target=self._get_ready, daemon=True)
        self._warming.start()

    def _get_ready(self) -> None:
        with suppress(Exception):  # what is wrong is told when a question is asked
            self.asker.warm()

    def warmed(self) -> None:
        """Wait until the engine is ready, if it is being made so.

        It answers in processes of its own, and a process is not split while threads run.
        """
        if self._warming is not None:
            self._warming.join()
            self._warming = None

    def choose(self, option: Choice) -> None:
        """Let an option hold from now on, in questions and in the next walk."""
        self.options[type(option)] = option
        if option is next(iter(type(option))):
            del self.options[type(option)]

    def begin(
        self,
        profile: Profile,
        node: LicensingState | None,
        options: Mapping[type[Choice], Choice],
        **values: int,
    ) -> None:
        """Begin a walk, under the session's readings and these options.

        Args:
            profile: whose numbers hold in it.
            node: where; by default where such an instance starts first.
            options: what holds in this walk, beside what the session says.
            values: state variables by name.

        Raises:
            LineError: no instance starts like this.
        """
        held = {**self.options, **options}
        origin = held.get(Origin, Origin.NEW_INSTALLATION)
        starts = [EVALUATION] if origin is Origin.NEW_INSTALLATION else [CLASSIC]
        starts += [EVALUATION] if origin is Origin.UPGRADE_FROM_10_OR_11 else []
        here = node or starts[0]
        if here not in starts:
            places = " or ".join(state.name for state in starts)
            raise LineError(f"an instance whose {origin.title} starts in {places}, not in {here}")
        bought = values.pop("bought", 0)
        execution = Execution(licensing_graph(), profile.values, tuple(held.values()))
        try:
            self._walk = Walk(execution, start(here, bought, **values))
        except WalkError as error:
            wanted = "Workforce Optimization is supported under Classic licensing only"
            raise LineError(f"{error}: {wanted}") from error

    def resume(self, trace: Trace) -> None:
        """Walk on from the end of a trace.

        Raises:
            LineError: it is no trace of the model.
        """
        try:
            self._walk = Walk.along(licensing_graph(), trace)
        except WalkError as error:
            raise LineError(str(error)) from error

    def trace_named(self, name: str) -> Trace:
        """Return a trace that was kept.

        Raises:
            LineError: none has this name.
        """
        if name not in self.traces:
            hint = did_you_mean(name, self.traces) or "; none is kept"
            raise LineError(f"no trace is called {name!r}{hint}")
        return self.traces[name]

    def supposing(self, question: Question) -> Question:
        """Return the question under the session's profile and readings, where it names none.

        They become words of the question: what is answered is what can be asked again elsewhere.
        """
        named = {type(option) for option in question.options}
        added = [option.title for kind, option in self.options.items() if kind not in named]
        words = f" assuming {' and '.join(added)}" if added else ""
        if "profile" not in question.text.casefold() and self.profile is not PROFILES[0]:
            words += f" profile {self.profile.name}"
        return self.services.language.understand(question.text + words) if words else question

    def in_short(self) -> str:
        """Return the profile, the licensing state and the readings in a line."""
        told = [f"release {self.profile.name}"]
        held = list(self.options.values())
        if self._walk is not None:
            here, trace = self._walk.here, self._walk.trace()
            told = [f"release {trace.profile}" if trace.profile else "numbers of no release"]
            told += [here.node, self.calendar.stamp(int(here.values["now"]))]
            told += [f"strike {here.values['strikes']}"] if here.values["strikes"] else []
            told += [f"locked {here.values['locked']}"] if here.values["locked"] else []
            held = list(trace.unusual_choices)
        order = [option for kind in CHOICES for option in held if type(option) is kind]
        return " · ".join([*told, *(option.title for option in order)])
