"""The commands about certificates: `certify` writes them, `check-certificates` checks them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from uccx_licensing.options import (
    InputError,
    certificates_folder,
    property_names,
    time_limit_option,
)
from uccx_licensing.reaching import (
    checked_reachability,
    how_reached,
    write_scripts_of_reachability,
    written_anew,
)
from uccx_licensing.words import count, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from uccx_licensing.screen import Screen
    from uccx_proofs.checker import Checker, Finding
    from uccx_proofs.property import Property

__all__ = ["certify", "check_certificates"]

_REFUSED: Final = 1
_UNKNOWN: Final = 3
_DISAGREE: Final = 4
_EPILOG: Final = """\b
Exit codes:
    0  every certificate is good
    1  a certificate is refused
    2  wrong use or input
    3  a solver gave no answer
    4  the solvers disagree"""

_folder = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.option("--out", "folder", type=_folder, metavar="FOLDER", help="Where to write.")
@click.option(
    "--obligations",
    "scripts",
    type=_folder,
    metavar="FOLDER",
    help="Write the proof obligations too, as SMT-LIB 2 that any solver reads.",
)
@click.option(
    "--reachability",
    is_flag=True,
    help="Instead, find anew how every state and transition is reached; it takes minutes.",
)
@time_limit_option('Stop each search by a solver after, say, "30s" or "2 min".')
@click.pass_context
def certify(
    ctx: click.Context,
    folder: Path | None,
    scripts: Path | None,
    reachability: bool,
    time_limit: float,
) -> None:
    """Find every proof and example anew, and write the certificates.

    It takes about a minute. Nothing is written unless everything holds and both solvers agree.
    """
    from uccx_licensing.disagreement import report_disagreement  # noqa: PLC0415 - slow
    from uccx_licensing.findings import show_findings  # noqa: PLC0415
    from uccx_licensing.progress import progress  # noqa: PLC0415
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_licensing.table import show_summary  # noqa: PLC0415
    from uccx_proofs.catalogue import properties_named  # noqa: PLC0415
    from uccx_proofs.files import committed_certificates  # noqa: PLC0415
    from uccx_proofs.processes import Limits  # noqa: PLC0415
    from uccx_proofs.solvers import MEGABYTES  # noqa: PLC0415
    from uccx_proofs.verify import certify as find  # noqa: PLC0415

    place = folder or committed_certificates()
    for option, wanted in (("--out", place), ("--obligations", scripts)):
        if wanted is not None:
            _made(option, wanted)
    if reachability:
        found = written_anew(place, Limits(time_limit, MEGABYTES))
        _show(found, Screen(sys.stdout))
        ctx.exit(max(map(_code, found)))
    with progress(Screen(sys.stderr)) as report:
        run = find(place, time_limit=time_limit, progress=report)
    screen = Screen(sys.stdout)
    show_findings(run, screen)
    show_summary(run, screen)
    report_disagreement(run)
    if run.exit_code == 0:
        screen.say(f"The certificates are in {place}.")
        if scripts is not None:
            good = properties_named([result.name for result in run.results])
            _write_scripts(_checker(place, ()), good, scripts, screen)
    ctx.exit(run.exit_code)


@click.command("check-certificates", epilog=_EPILOG)
@click.option(
    "--property",
    "names",
    metavar="NAME",
    multiple=True,
    help="Check only the certificate of this property; may be repeated.  [default: all]",
)
@certificates_folder()
@click.option(
    "--obligations",
    "scripts",
    type=_folder,
    metavar="FOLDER",
    help="Write the proof obligations, as SMT-LIB 2 that any solver reads.",
)
@time_limit_option("Give up on a solver after this time for one certificate.")
@click.pass_context
def check_certificates(
    ctx: click.Context,
    names: tuple[str, ...],
    folder: Path | None,
    scripts: Path | None,
    time_limit: float,
) -> None:
    """Check the certificates with Z3 and cvc5, without any of the engines that find them.

    What has to be shown is derived again from the model; both solvers must confirm all of it.
    """
    from uccx_licensing.disagreement import report_disagreements  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.catalogue import all_properties, properties_named  # noqa: PLC0415
    from uccx_proofs.files import committed_certificates  # noqa: PLC0415
    from uccx_proofs.processes import Limits  # noqa: PLC0415
    from uccx_proofs.solvers import MEGABYTES, SOLVERS  # noqa: PLC0415
    from uccx_proofs.verdicts import Disagreement  # noqa: PLC0415

    known = [p.name for p in all_properties()]
    chosen = properties_named(property_names(names, known))
    place = folder or committed_certificates()
    if scripts is not None:
        _made("--obligations", scripts)
    checker = _checker(place, tuple(SOLVERS))
    screen, limits = Screen(sys.stdout), Limits(time_limit, MEGABYTES)
    found = {f.name: f for f in checker.check(chosen, os.cpu_count() or 1, limits)}
    findings = [found[p.name] for p in chosen]
    # A folder of one's own may have the certificates of properties only.
    everything = not names and (folder is None or (place / "reachability").is_dir())
    reached = checked_reachability(place, limits) if everything else []
    _show([*findings, *reached], screen)
    if scripts is not None:  # only now: deriving what a spoilt certificate asks for may never end
        good = [p for p, finding in zip(chosen, findings, strict=True) if not _code(finding)]
        _write_scripts(checker, good, scripts, screen)
        agreed = [finding for finding in reached if not _code(finding)]
        write_scripts_of_reachability(place, agreed, scripts, screen)
    report_disagreements(
        (p.name, p.sentence, finding.outcome)
        for p, finding in zip(chosen, findings, strict=True)
        if isinstance(finding.outcome, Disagreement)
    )
    strangers = [] if names else _strangers(place, known)
    for name in strangers:
        screen.paragraph(f"there is no such property: {name}", "bold red", left="✗ ")
    codes = [_code(finding) for finding in (*findings, *reached)]
    ctx.exit(max(codes + [_REFUSED for _ in strangers]))


def _made(option: str, folder: Path) -> None:
    """Make a folder, and make sure that it can be written to.

    Raises:
        InputError: it cannot.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / f".uccx-licensing-{os.getpid()}.part"
        trial.touch()
        trial.unlink()
    except OSError as error:
        why = error.strerror or str(error)
        told = f"{option} {str(folder)!r}: {why}; expected a folder that can be written to."
        raise InputError(told) from error


def _checker(folder: Path, solvers: Sequence[str]) -> Checker:
    from uccx_model.graph import licensing_graph  # noqa: PLC0415 - slow
    from uccx_proofs.catalogue import all_properties  # noqa: PLC0415
    from uccx_proofs.checker import Checker  # noqa: PLC0415
    from uccx_proofs.store import Store  # noqa: PLC0415
    from uccx_proofs.system import licensing_system  # noqa: PLC0415

    graph, store = licensing_graph(), Store(folder)
    files = {p.name: store.read(p.name) for p in all_properties()}
    return Checker(graph, licensing_system(graph), files, solvers)


def _write_scripts(
    checker: Checker, good: Sequence[Property], folder: Path, screen: Screen
) -> None:
    """Write the obligations of certificates that were checked."""
    from uccx_proofs.certificate import has_thesis  # noqa: PLC0415 - slow
    from uccx_proofs.files import write_whole  # noqa: PLC0415
    from uccx_proofs.scripts import script_of  # noqa: PLC0415

    written = list(filter(has_thesis, good))
    for p in written:
        thesis, obligations, _ = checker.obligations(p)
        script = script_of(checker.system, thesis, obligations)
        write_whole(folder / f"{p.name}.smt2", script)
    screen.say(f"{count(len(written), 'script')} of proof obligations in {folder}.")


def _show(findings: Iterable[Finding], screen: Screen) -> None:
    from uccx_licensing.outcome import outcome_of  # noqa: PLC0415 - slow
    from uccx_proofs.checker import Refused  # noqa: PLC0415

    obligations = good = total = 0
    for finding in findings:
        total += 1
        name = in_words(finding.name)
        if isinstance(finding.outcome, Refused):
            screen.paragraph(f"{name}: refused: {finding.outcome.reason}", "bold red", left="✗ ")
        elif finding.stale:
            told = "it was made for another version of the model or of the property"
            screen.paragraph(f"{name}: refused: {told}: {finding.stale}", "bold red", left="✗ ")
        elif _code(finding):
            outcome = outcome_of(finding.outcome)
            told = f"{name}: {outcome.word}: {outcome.explanation}"
            screen.paragraph(told, "bold yellow", left=f"{outcome.mark} ")
        else:
            good += 1
            obligations += finding.obligations
            screen.paragraph(f"{name}: {_how(finding)}", left="✓ ")
    told = f"{good} of {total} good · {count(obligations, 'proof obligation')} confirmed"
    screen.paragraph(f"{told} by each solver", "bold")


def _how(finding: Finding) -> str:
    from uccx_proofs.reachability.checking import Reached  # noqa: PLC0415 - slow
    from uccx_proofs.verdicts import Witnessed  # noqa: PLC0415

    if isinstance(finding, Reached):
        return how_reached(finding)
    if finding.solvers:
        agreed = " and ".join(finding.solvers)
        return f"{count(finding.obligations, 'proof obligation')}, confirmed by {agreed}"
    if isinstance(finding.outcome, Witnessed):
        return f"{count(len(finding.outcome.traces), 'example')}, gone through with integers"
    return "its argument about the graph holds"


def _code(finding: Finding) -> int:
    from uccx_proofs.checker import Refused  # noqa: PLC0415 - slow
    from uccx_proofs.verdicts import Disagreement, Refuted, Unknown  # noqa: PLC0415

    match finding.outcome:
        case Refused() | Refuted():
            return _REFUSED
        case Unknown():
            return _UNKNOWN
        case Disagreement():
            return _DISAGREE
        case _:
            return _REFUSED if finding.stale else 0


def _strangers(folder: Path, known: Sequence[str]) -> list[str]:
    """Return the names of files that are certificates of no property."""
    from uccx_proofs.store import CERTIFICATE, EVIDENCE  # noqa: PLC0415 - slow

    files = (path for path in folder.iterdir() if path.suffix in (CERTIFICATE, EVIDENCE))
    return sorted(path.name for path in files if path.stem not in known)
