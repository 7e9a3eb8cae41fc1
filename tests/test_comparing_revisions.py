"""The model of a git revision, read by its own code, and compared with this one."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from uccx_licensing.comparing.revisions import revision_side
from uccx_licensing.comparing.sides import model_side
from uccx_licensing.options import InputError
from uccx_model.graph import licensing_graph, transitions_of
from uccx_model.parameters import profile_named
from uccx_proofs.comparing.deciding import Comparing
from uccx_proofs.comparing.outcomes import Alike, Different
from uccx_proofs.comparing.reading import OtherModelError, model_from
from uccx_proofs.comparing.writing import written

ROOT = Path(__file__).resolve().parent.parent
MODEL = Path("model") / "uccx_model"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the model as it is, and the folder in which the command runs."""
    shutil.copytree(ROOT / MODEL, tmp_path / MODEL, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q")
    commit("the model")
    return tmp_path


def git(*arguments: str) -> None:
    who = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "-A")
    git("commit", "-q", "-m", message)


def change(repository: Path, file: str, old: str, new: str) -> None:
    path = repository / MODEL / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    commit(f"{old} becomes {new}")


def compared(revision: str) -> object:
    numbers = profile_named("12.5").numbers
    return Comparing(model_side(), revision_side(revision), numbers).outcome()


def test_the_same_model_is_the_same(repository: Path) -> None:
    side = revision_side("HEAD")
    assert side.title.startswith("the model of HEAD (")
    now = {t.label: t for t in transitions_of(licensing_graph())}
    for transition in transitions_of(side.graph):
        assert transition.guard is now[transition.label].guard
    assert isinstance(compared("HEAD"), Alike)


def test_a_model_that_was_changed_is_found_different(repository: Path) -> None:
    change(
        repository, "registration.py", "to=EVALUATION_EXPIRED, source=[", "to=EVALUATION, source=["
    )
    found = compared("HEAD")
    assert isinstance(found, Different)
    assert found.difference.left.steps[-1].transition == "deregister_without_evaluation_left"
    assert found.difference.right.last.node == "EVALUATION"
    assert isinstance(compared("HEAD~1"), Alike)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "parameters.py",
            '_profile("12.5", 15, 5,',
            '_profile("12.5", 15, 4,',
            'releases are others: 12.5 is {"strike_limit": 5} here, and {"strike_limit": 4} there',
        ),
        (
            "choices.py",
            "PAUSES",
            "STOPS",
            'choices are others: Q5 is ["PAUSES", "GOES_ON"] here, and ["STOPS", "GOES_ON"] there',
        ),
    ],
)
def test_other_numbers_and_options_are_not_taken_for_these(
    repository: Path, file: str, old: str, new: str, message: str
) -> None:
    for place in (repository / MODEL).glob("*.py") if file == "choices.py" else [Path(file)]:
        path = repository / MODEL / place.name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    commit("other numbers or options")
    with pytest.raises(InputError, match=re.escape(message)):
        revision_side("HEAD")


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~7", "--help", ""])
def test_a_revision_that_is_not_there(repository: Path, revision: str) -> None:
    with pytest.raises(InputError, match=r"has no revision .*; expected a commit, a branch"):
        revision_side(revision)


def test_a_folder_that_is_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(InputError, match="is in no git repository; expected a clone"):
        revision_side("HEAD")


def test_no_git_at_all(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(InputError, match="needs git, which is not installed"):
        revision_side("HEAD")


def test_a_revision_without_a_model(repository: Path) -> None:
    shutil.rmtree(repository / "model")
    (repository / "README").write_text("nothing", encoding="utf-8")
    commit("no model")
    with pytest.raises(InputError, match="this revision has no model in 'model/uccx_model'"):
        revision_side("HEAD")


def test_a_model_that_cannot_be_read(repository: Path) -> None:
    change(repository, "graph.py", "Graph = nx.MultiDiGraph\n", "Graph = nx.NoSuchGraph\n")
    with pytest.raises(InputError, match=r"cannot be read: AttributeError: .*NoSuchGraph"):
        revision_side("HEAD")


def test_a_model_of_other_variables(repository: Path) -> None:
    change(
        repository,
        "variables.py",
        "    now: Int = number",
        "    extra: Int = number(Unit.REPORTS, 'R21')\n    now: Int = number",
    )
    with pytest.raises(
        InputError, match="its variables are others: it has extra, which this model"
    ):
        revision_side("HEAD")


def test_what_is_written_is_read_as_it_was() -> None:
    graph, system = model_from(written())
    assert [t.label for t in transitions_of(graph)] == [
        t.label for t in transitions_of(licensing_graph())
    ]
    assert system.possible is model_side().system.possible


@pytest.mark.parametrize("missing", ["terms", "transitions", "starts", "variables"])
def test_data_that_is_no_model(missing: str) -> None:
    data = {name: part for name, part in written().items() if name != missing}
    with pytest.raises(OtherModelError):
        model_from(data)
