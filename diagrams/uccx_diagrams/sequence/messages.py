"""What is said in one step, by whom and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uccx_diagrams.languages import Language
from uccx_diagrams.sequence.story import Arrow, Message, Participant
from uccx_diagrams.timeline.series import REGISTERED_NAMES
from uccx_diagrams.timeline.words import Calendar
from uccx_model.acts import act_of
from uccx_model.choices import Choice, Deployment
from uccx_model.states import CLASSIC
from uccx_model.trace import Situation, TraceStep
from uccx_model.variables import LicenseType

__all__ = ["Telling"]

ADMINISTRATOR, UCCX, SSM = Participant.ADMINISTRATOR, Participant.UCCX, Participant.SSM
ON_PREM, UNIFIED_CM = Participant.ON_PREM, Participant.UNIFIED_CM


@dataclass(frozen=True)
class Telling:
    """How the steps of one trace are told.

    Attributes:
        calendar: the words, and how they tell time.
        parameters: the trace's numbers by name.
        choices: the options that hold.
    """

    calendar: Calendar
    parameters: Mapping[str, int]
    choices: tuple[Choice, ...]

    @property
    def language(self) -> Language:
        """The words."""
        return self.calendar.language

    @property
    def server(self) -> Participant:
        """The licence server that judges reports."""
        return SSM if Deployment.DIRECT in self.choices else ON_PREM

    def messages(self, before: Situation, step: TraceStep) -> Iterator[Message]:
        """Yield the messages of a step, in order."""
        if not step.takes_time:
            yield from self._action(step)
            return
        yield from self._purchase(before, step)
        if before.node in REGISTERED_NAMES:
            yield from self._report(before, step)
        else:
            words = self._text("in_use", usage=self._number(step.after, "usage"))
            yield Message(UCCX, UCCX, words, so_far=self._evaluation(before, step))

    def _text(self, name: str, **values: object) -> str:
        return self.language.text("sequence", name, **values)

    def _number(self, here: Situation, name: str) -> str:
        return self.language.number(int(here.values[name]))

    def _purchase(self, before: Situation, step: TraceStep) -> Iterator[Message]:
        """Yield what is bought at Cisco SSM, and how it becomes known on premises."""
        more = int(step.after.values["bought"]) - int(before.values["bought"])
        if more:
            count = self.language.count(abs(more), "licence")
            words = self._text("buy" if more > 0 else "transfer", count=count)
            yield Message(ADMINISTRATOR, SSM, words)
        if self.server is ON_PREM and step.after.values["known"] != before.values["known"]:
            known = self._number(step.after, "known")
            if Deployment.ON_PREM_CONNECTED in self.choices:
                yield Message(SSM, ON_PREM, self._text("synchronize", known=known))
            else:
                yield Message(ADMINISTRATOR, ON_PREM, self._text("by_hand", known=known))

    def _report(self, before: Situation, step: TraceStep) -> Iterator[Message]:
        locked = max(int(here.values["locked"]) for here in (before, step.after))
        entering = not int(before.values["locked"])
        usage = int(step.after.values["usage"])
        told = usage if entering else locked
        number = self.language.number
        words = self._text("report", reported=number(told))
        if told != usage:
            words = self._text("report_locked", reported=number(told), usage=number(usage))
        if not step.inputs["ssm_reachable"]:
            length = self.calendar.length(int(step.after.values["silence"]))
            silent = self._text("no_answer", length=length)
            yield Message(UCCX, self.server, words, Arrow.LOST, silent)
            return
        yield Message(UCCX, self.server, words)
        yield Message(self.server, UCCX, self._judged(before, step, told), Arrow.ANSWER)

    def _judged(self, before: Situation, step: TraceStep, told: int) -> str:
        """Return what the licence server makes of a reported usage."""
        known, number = int(step.after.values["known"]), self.language.number
        held, holds = (int(here.values["locked"]) > 0 for here in (before, step.after))
        if held:
            name = "deficit" if holds else "released"
            missing = number(max(told - known, 0))
            return self._text(name, locked=number(told), known=number(known), deficit=missing)
        if told <= known:
            name = "within" if told else "nothing"
            return self._text(name, usage=number(told), known=number(known))
        return self._text(
            "locks" if holds else "strike",
            usage=number(told),
            known=number(known),
            strikes=self._number(step.after, "strikes"),
            limit=number(self.parameters["strike_limit"]),
        )

    def _evaluation(self, before: Situation, step: TraceStep) -> str:
        """Return how much of the evaluation period is used up."""
        used, period = (
            int(step.after.values["evaluation_used"]),
            self.parameters["evaluation_period"],
        )
        if before.node == CLASSIC.name or not used:
            return ""
        told, of = map(self.calendar.length, (used, period))
        return self._text("evaluation_used", used=told, period=of)

    def _action(self, step: TraceStep) -> Iterator[Message]:
        act, server = act_of(step.transition), self.server
        if act == "synchronize_agents":
            agents = self._number(step.after, "agents")
            yield Message(UNIFIED_CM, UCCX, self._text("agents", count=agents))
        elif act == "register":
            yield Message(ADMINISTRATOR, server, self._text("token"))
            yield Message(ADMINISTRATOR, UCCX, self._text("register"))
            yield Message(UCCX, server, self._text("registers"))
            yield Message(server, UCCX, self._text("registered"), Arrow.ANSWER)
        elif act == "reregister":
            yield Message(ADMINISTRATOR, UCCX, self._text("renew"))
            yield Message(UCCX, server, self._text("renews"))
            yield Message(server, UCCX, self._text("renewed"), Arrow.ANSWER)
        elif act == "deregister":
            yield Message(ADMINISTRATOR, UCCX, self._text("deregister"))
            if step.inputs["ssm_reachable"]:
                yield Message(UCCX, server, self._text("deregisters"))
                yield Message(server, UCCX, self._text("freed"), Arrow.ANSWER)
            else:
                words = self._text("deregisters_in_vain")
                yield Message(UCCX, server, words, Arrow.LOST)
        else:
            yield Message(ADMINISTRATOR, UCCX, self._setting(step))

    def _setting(self, step: TraceStep) -> str:
        """Return what an administrator sets at the instance."""
        after = step.after.values
        match step.transition:
            case "choose_license_type":
                chosen = LicenseType(int(after["chosen_type"]))
                return self._text("type", type=self.language.text("license_types", chosen.name))
            case "change_license_control":
                return self._text("allow" if after["overage_allowed"] else "forbid")
            case "change_use_of_wfo":
                return self._text("wfo_starts" if after["wfo_in_use"] else "wfo_stops")
            case other:
                return self.language.action(other)
