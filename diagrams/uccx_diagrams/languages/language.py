"""A language: what it calls the things of the model, and how it writes numbers and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from uccx_diagrams.languages.catalogue import LANGUAGES, catalogue_of
from uccx_diagrams.languages.figures import Figures
from uccx_model.calendar import Calendar
from uccx_model.choices import Choice
from uccx_model.notices import Notice
from uccx_model.parameters import Parameters, Profile, Unit
from uccx_model.states import Authorization, LicensingState, Registration

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["ENGLISH", "Language", "language_named"]


@dataclass(frozen=True)
class Language:
    """A language; those there are come from `language_named`.

    Attributes:
        code: its name: "en", "fr" or "de".
    """

    code: str

    # Words.

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The catalogue: texts by name, in sections."""
        return catalogue_of(self.code)

    def section(self, *path: str) -> Mapping[str, Any]:
        """Return a part of the catalogue.

        Raises:
            KeyError: the language has no such part.
        """
        found: str | Mapping[str, Any] = self._found(path)
        if isinstance(found, str):
            raise KeyError(f"{'.'.join(path)} of {self.code}.toml is a text, not a section")
        return found

    def text(self, *path: str, **values: object) -> str:
        """Return a text, with values in the place of its placeholders.

        Example:
            >>> ENGLISH.text("chart", "from", states="OVERAGE")
            'from OVERAGE'

        Raises:
            KeyError: the language has no such text, or a placeholder has no value.
        """
        found = self._found(path)
        if not isinstance(found, str):
            raise KeyError(f"{'.'.join(path)} of {self.code}.toml is a section, not a text")
        return found.format_map(values)

    def _found(self, path: Iterable[str]) -> Any:
        here: Any = self.words
        for name in path:
            if isinstance(here, str) or name not in here:
                known = "" if isinstance(here, str) else f"; there are: {', '.join(here)}"
                raise KeyError(f"{self.code}.toml has no {'.'.join(path)}: no {name!r}{known}")
            here = here[name]
        return here

    def title(self, state: LicensingState) -> str:
        """Return what the documents call a licensing state."""
        return self.text("states", state.name, "title")

    def state(self, state: LicensingState) -> str:
        """Return what drawings call a licensing state: its title, or in English its name."""
        return self.text("formats", "state", name=state.name, title=self.title(state))

    def meaning(self, state: LicensingState) -> str:
        """Return a licensing state's meaning, in a sentence."""
        return self.text("states", state.name, "meaning")

    def registration(self, value: Registration) -> str:
        """Return what the documents call a registration state."""
        return self.text("registration", value.name)

    def authorization(self, value: Authorization) -> str:
        """Return what the documents call an authorization state."""
        return self.text("authorization", value.name)

    def label(self, transition: str, figures: Figures) -> str:
        """Return the few words that stand at a transition's arrow.

        Args:
            transition: its name.
            figures: the numbers, by `figures_of` of this language.

        Example:
            >>> figures = ENGLISH.figures_of(profile_named("12.5"))
            >>> ENGLISH.label("overage_reaches_the_limit", figures)
            'usage > entitlement, 5th report in a row'
        """
        told = self.section("transitions", transition)
        one = figures.one_strike and "label_one" in told
        return self.text(
            "transitions", transition, "label_one" if one else "label", **figures.texts
        )

    def sentence(self, transition: str) -> str:
        """Return what a transition does, in a sentence."""
        return self.text("transitions", transition, "sentence")

    def action(self, transition: str) -> str:
        """Return what an action is called.

        Raises:
            KeyError: the transition is no action.
        """
        return self.text("transitions", transition, "name")

    def notice(self, notice: Notice) -> str:
        """Return what drawings call a notice: its mnemonic, and except in English what it tells."""
        words = self.text("notices", notice.name)
        return self.text("formats", "notice", name=notice.value, words=words)

    def question(self, choice: type[Choice]) -> str:
        """Return what is to be chosen, in a sentence."""
        return self.text("choices", choice.__name__, "question")

    def option(self, option: Choice) -> str:
        """Return an option of a choice in words."""
        return self.text("choices", type(option).__name__, "options", option.name)

    def choice(self, option: Choice) -> str:
        """Return the option of a choice that holds: `Q1 = "90 days"`."""
        name = type(option).__name__
        called = self.section("circumstances").get(name, name)
        return self.text("formats", "choice", choice=called, option=self.option(option))

    def assumption(self, assumption: str) -> str:
        """Return what a transition assumes where the documents are silent, from the model's words.

        Raises:
            KeyError: no transition assumes this.
        """
        return self.text("assumptions", assumption)

    def named(self, name: str, text: str) -> str:
        """Return a name, and what is said of it."""
        return self.text("formats", "named", name=name, text=text)

    def quoted(self, text: str) -> str:
        """Return the text in quotation marks."""
        return self.text("formats", "quoted", text=text)

    # Numbers and dates.

    @cached_property
    def locale(self) -> Locale:
        """How people write who speak the language."""
        from babel import Locale  # noqa: PLC0415  takes a tenth of a second to load

        return Locale(self.code)

    def number(self, number: int) -> str:
        """Return a number with its thousands apart."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(number, locale=self.locale)

    def share(self, share: float) -> str:
        """Return a share as per cent."""
        from babel.numbers import format_percent  # noqa: PLC0415

        return format_percent(share, locale=self.locale)

    def ordinal(self, number: int) -> str:
        """Return a number that tells a place in a row."""
        forms = self.section("formats", "ordinal")
        form = forms.get(self.locale.ordinal_form(number), forms["other"])
        return str(form.format(n=self.number(number)))

    def count(self, number: int, unit: str) -> str:
        """Return a number of units: days, or those of the catalogue's section `units`."""
        if unit == "day":
            from babel.units import format_unit  # noqa: PLC0415

            return format_unit(number, "day", length="long", locale=self.locale)
        forms = self.section("units", unit)
        form = forms.get(self.locale.plural_form(number), forms["other"])
        return str(form.format(n=self.number(number)))

    def length(self, intervals: int, calendar: Calendar) -> str:
        """Return a length of time; in reports, where nothing tells how long a report takes."""
        if calendar.minutes is None:
            return self.count(intervals, "report")
        days, hours, minutes = calendar.split(intervals)
        told = ((days, "day"), (hours, "hour"), (minutes, "minute"))
        return " ".join(self.count(n, unit) for n, unit in told if n) or self.count(0, "minute")

    def date(self, day: date) -> str:
        """Return a date."""
        from babel.dates import format_date  # noqa: PLC0415

        return format_date(day, self.text("formats", "date"), locale=self.locale)

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts as an enumeration."""
        from babel.lists import format_list  # noqa: PLC0415

        return format_list(list(texts), style="standard", locale=self.locale)

    def figures_of(self, numbers: Profile | Mapping[str, int]) -> Figures:
        """Return the numbers of a release profile, or of a trace, in words."""
        if isinstance(numbers, Profile):
            numbers = numbers.values
        calendar = Calendar.of_numbers(numbers)
        units, limit = Parameters.units(), numbers["strike_limit"]
        texts = {
            name: self.length(value, calendar)
            if units[name] is Unit.INTERVALS
            else self.number(value)
            for name, value in numbers.items()
        }
        texts |= {"last_strike": self.ordinal(limit), "report_interval": self.length(1, calendar)}
        return Figures(texts, one_strike=limit == 1)


@cache
def language_named(name: str) -> Language:
    """Return a language by its code.

    Raises:
        KeyError: there is none of this name; the message lists the names there are.
    """
    if name not in LANGUAGES:
        raise KeyError(f"no language {name!r}; there are: {', '.join(LANGUAGES)}")
    return Language(name)


ENGLISH: Final = language_named(LANGUAGES[0])
