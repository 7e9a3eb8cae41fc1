"""The command `ask`: a question in, a story or a proof out."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from uccx_licensing.options import InputError, time_limit_option
from uccx_licensing.pictures.timelines import check_picture, draw_timeline
from uccx_licensing.trace_commands import start_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from uccx_proofs.queries.answer import Answer
    from uccx_proofs.queries.asking import Asker
    from uccx_proofs.queries.question import Question

__all__ = ["ask"]

EXIT_CODES: Final = {
    0: "yes: it can happen, or it always holds",
    1: "no: proved, or shown by a story",
    2: "a wrong question, or wrong use",
    3: "unknown: no method gave an answer",
    70: "an error in this program",
    130: "stopped with Ctrl-C",
}
_EPILOG: Final = """\b
Questions:
  reach OUT_OF_COMPLIANCE_EXPIRED within 120 days
  reach enforced within 89 days
  reach IN_COMPLIANCE from OUT_OF_COMPLIANCE without purchase
  always (registration = registered => evaluation_used <= 90 days)
  after report, strikes <= old(strikes) + 1
  shortest: reach enforced
  why not deregister from OUT_OF_COMPLIANCE reading Q6 = "is refused"
  which readings: reach enforced within 100 days
  (docs/asking.md has the whole language)

\b
Exit codes:
""" + "\n".join(f"{n:5}  {told}" for n, told in EXIT_CODES.items())


@click.command(epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="QUESTION")
@click.option("--file", "script", metavar="FILE", help="Ask the questions in a file, one a line.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.option("--markdown", "as_page", is_flag=True, help="Print the answer as Markdown.")
@start_option
@click.option("--proof", "whole_proof", is_flag=True, help="Tell all that a proof rests on.")
@click.option("--two-solvers", is_flag=True, help="Let cvc5 check a proof too; both must agree.")
@click.option("--save-trace", metavar="FILE", help="Write the story to a file, to be replayed.")
@click.option("--save-proof", metavar="FILE", help="Write the proof to a file, to be checked.")
@click.option("--timeline", metavar="FILE", help="Draw the story: FILE ends with .svg or .png.")
@click.option(
    "--check",
    "proof_file",
    metavar="FILE",
    help="Check a saved proof again, with both solvers and none of the code that finds proofs.",
)
@time_limit_option('Stop each search after, say, "30s" or "2 min".')
@click.pass_context
def ask(
    ctx: click.Context,
    words: tuple[str, ...],
    script: str | None,
    as_json: bool,
    as_page: bool,
    start: datetime | None,
    whole_proof: bool,
    two_solvers: bool,
    save_trace: str | None,
    save_proof: str | None,
    timeline: str | None,
    proof_file: str | None,
    time_limit: float,
) -> None:
    """Ask what can happen, what never can, and why.

    The answer is a story, step by step with dates, that the model repeated; or a proof that there
    is none. It is never "not found".
    """
    from uccx_licensing import outlets  # noqa: PLC0415 - slow, as what follows

    if as_json and as_page:
        raise click.UsageError("--json and --markdown cannot both be printed.")
    if [bool(words), script is not None, proof_file is not None].count(True) != 1:
        raise click.UsageError("Expected a question; or --file, or --check, with a file.")
    files = {"--save-trace": save_trace, "--save-proof": save_proof, "--timeline": timeline}
    wanted = {option: file for option, file in files.items() if file is not None}
    if not words and (wanted or as_json or as_page or start or whole_proof):
        raise click.UsageError("--file and --check cannot be combined with what is for one answer.")
    if proof_file is not None:
        ctx.exit(_check(Path(proof_file), time_limit))
    outlets.check(wanted)
    check_picture(timeline)
    open_asker = partial(asker_for, two_solvers=two_solvers, time_limit=time_limit)
    if script is not None:
        ctx.exit(_run_script(script, open_asker))
    question = understood(" ".join(words))
    answer = answered(open_asker(), question)
    _print(answer, as_json=as_json, as_page=as_page, start=start, whole_proof=whole_proof)
    _keep(answer, wanted, start)
    ctx.exit(answer.reply.exit_code)


def understood(text: str) -> Question:
    """Return a question.

    Raises:
        InputError: it cannot be understood; tells where and what was expected.
    """
    from uccx_proofs.queries.language.understanding import QuestionError, understand  # noqa: PLC0415 - slow

    try:
        return understand(text)
    except QuestionError as error:
        raise InputError(str(error)) from error


def asker_for(*, two_solvers: bool, time_limit: float) -> Asker:
    """Return who answers questions."""
    from uccx_proofs.queries.asking import Asker  # noqa: PLC0415 - slow
    from uccx_proofs.solvers import SOLVERS, Z3  # noqa: PLC0415

    solvers = tuple(SOLVERS) if two_solvers else (Z3,)
    return Asker(
        solvers=solvers, time_limit=time_limit, tell=lambda text: click.echo(text, err=True)
    )


def answered(asker: Asker, question: Question) -> Answer:
    """Return the answer to a question.

    Raises:
        InputError: the question assumes what cannot be.
    """
    from uccx_licensing.progress import LOOKING, waiting  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_proofs.queries.deciding import ContradictionError  # noqa: PLC0415

    try:
        with waiting(Screen(sys.stderr), LOOKING):
            return asker.answer(question)
    except ContradictionError as error:
        raise InputError(
            f"{error}; so nothing can be said. The question: {question.text}"
        ) from error


def _print(answer: Answer, *, as_json: bool, as_page: bool, **told: Any) -> None:
    from uccx_licensing import outlets  # noqa: PLC0415 - slow

    if as_json:
        from uccx_licensing.answer_json import answer_as_json  # noqa: PLC0415

        outlets.write("--json", outlets.STANDARD_OUTPUT, answer_as_json(answer))
    elif as_page:
        from uccx_licensing.answer_pages import answer_as_markdown  # noqa: PLC0415

        text = answer_as_markdown(answer, start=told["start"])
        outlets.write("--markdown", outlets.STANDARD_OUTPUT, text)
    else:
        from uccx_licensing.answers import show_answer  # noqa: PLC0415
        from uccx_licensing.screen import Screen  # noqa: PLC0415

        show_answer(answer, Screen(sys.stdout), **told)


def _keep(answer: Answer, wanted: dict[str, str], start: datetime | None) -> None:
    """Write what was asked for into files; tell what there is not."""
    from uccx_licensing import outlets  # noqa: PLC0415 - slow
    from uccx_licensing.answers import ends_because  # noqa: PLC0415
    from uccx_licensing.trace_file import save  # noqa: PLC0415

    for option, file in wanted.items():
        if option == "--save-proof":
            text = None if answer.proof is None else answer.proof.certificate
        elif answer.trace is None:
            text = None
        elif option == "--save-trace":
            told = {"question": answer.question.text, "ends_because": ends_because(answer)}
            text = save(answer.trace, start_date=start, **told)
        else:
            draw_timeline(answer.trace, file, title=answer.question.text, start=start)
            continue
        if text is None:
            what = "proof of its own" if option == "--save-proof" else "story"
            click.echo(f"{option}: nothing is written, for the answer has no {what}.", err=True)
        else:
            outlets.write(option, file, text)


def _run_script(script: str, asker: Callable[[], Asker]) -> int:
    """Carry out a file of questions and walks; return the exit code of all answers together."""
    from uccx_licensing.answers import show_answer  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_licensing.shell.arguments import LineError  # noqa: PLC0415
    from uccx_licensing.shell.entering import carry_out_file  # noqa: PLC0415
    from uccx_licensing.shell.services import Services  # noqa: PLC0415
    from uccx_proofs.queries.language import understanding  # noqa: PLC0415

    services = Services(understanding, asker, show_answer)
    try:
        replies = carry_out_file(Path(script), Screen(sys.stdout), services)
    except LineError as error:
        raise InputError(str(error)) from error
    return max((reply.exit_code for reply in replies), default=0)


def _check(file: Path, time_limit: float) -> int:
    """Check a saved proof; return 0 if it holds, 1 if it does not."""
    from uccx_licensing.outlets import reason  # noqa: PLC0415 - slow
    from uccx_licensing.screen import Screen  # noqa: PLC0415
    from uccx_licensing.words import count  # noqa: PLC0415
    from uccx_proofs.files import text_of_file  # noqa: PLC0415
    from uccx_proofs.obligations import CertificateError  # noqa: PLC0415
    from uccx_proofs.queries.checking import checked_again, question_in  # noqa: PLC0415

    screen = Screen(sys.stdout)
    try:
        text = text_of_file(file)
    except (OSError, ValueError) as error:
        raise InputError(f"--check {str(file)!r}: {reason(error)}; expected a proof.") from error
    if text is None:
        raise InputError(f"--check {str(file)!r}: there is no such file; expected a proof.")
    try:
        asked = question_in(text)
    except CertificateError as error:
        raise InputError(f"--check {str(file)!r}: {error}; expected a proof.") from error
    question = understood(asked)
    try:
        proof = checked_again(question, text, time_limit)
    except CertificateError as error:
        screen.paragraph(f"the proof does not hold: {error}", "bold red", left="✗ ")
        return 1
    screen.paragraph(f"the proof holds: {question.text}", "bold green", left="✓ ")
    solvers = " and ".join(proof.solvers)
    told = f"{count(proof.obligations, 'proof obligation')}, confirmed by {solvers}."
    screen.paragraph(told, "dim")
    return 0
