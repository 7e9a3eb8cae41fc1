"""The files about reaching everything, beside the certificates of properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from uccx_model.cases import Fixed
from uccx_model.fingerprint import fingerprint
from uccx_model.graph import Graph, licensing_graph, transitions_of
from uccx_model.reachability import WORLDS, Reachability
from uccx_model.trace import Trace
from uccx_proofs.files import committed_certificates, text_of_file
from uccx_proofs.reachability.records import MADE_BY, Record, Story, record_from
from uccx_proofs.refusing import CertificateError

__all__ = [
    "Kept",
    "certificate_file",
    "kept_record",
    "load",
    "record_about",
    "record_file",
    "targets_in",
    "text_kept",
]

FOLDER: Final = "reachability"


def record_file(folder: Path, world: str) -> Path:
    """Return the file of a world's record, in a folder of certificates."""
    return folder / FOLDER / f"{world}.json"


def certificate_file(folder: Path, world: str) -> Path:
    """Return the file of a world's certificate, in a folder of certificates."""
    return folder / FOLDER / f"{world}.smt2"


def text_kept(file: Path) -> str:
    """Return the text of a file.

    Raises:
        CertificateError: there is no such file, or it cannot be read.
    """
    told = f"{FOLDER}/{file.name}"
    try:
        text = text_of_file(file)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CertificateError(f"{told} cannot be read: {why}") from error
    if text is None:
        raise CertificateError(f"there is no {told}; `{MADE_BY}` writes it")
    return text


def kept_record(folder: Path, world: str) -> Record:
    """Return a world's record from a folder of certificates.

    Raises:
        CertificateError: it cannot be read; the message names the file and the place.
    """
    file = record_file(folder, world)
    text = text_kept(file)
    try:
        return record_from(text, world)
    except CertificateError as error:
        raise CertificateError(f"{FOLDER}/{file.name}: {error}") from error


def record_about(folder: Path, graph: Graph, world: str) -> Record:
    """Return a world's record, which is about this model and speaks of nothing else.

    Raises:
        CertificateError: it is missing or spoilt, or about another model.
    """
    record, file = kept_record(folder, world), f"reachability/{world}.json"
    if record.model != fingerprint(graph):
        told = f"{file} was made for another version of the model; run `{MADE_BY}`"
        raise CertificateError(told)
    known = set(targets_in(graph))
    for part, targets in (("stories", record.stories), ("impossible", record.impossible)):
        for target in targets:
            if target not in known:
                told = f"the model has no state or transition {target[:80]!a}"
                raise CertificateError(f"{file}: {part}: {told}")
    return record


def targets_in(graph: Graph) -> list[str]:
    """Return the names of the states of a model, and the labels of its transitions."""
    states = [node.name for node in graph.nodes]
    return [*states, *(transition.label for transition in transitions_of(graph))]


@dataclass(frozen=True)
class Kept:
    """What is kept about reaching everything, with the stories that show it."""

    graph: Graph = field(repr=False)
    reachability: Reachability
    records: Mapping[str, Record] = field(repr=False)

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """The stories by their names."""
        found = (s for r in self.records.values() for told in r.stories.values() for s in told)
        return {story.name: story for story in found}

    def trace(self, story: str, fixed: Fixed | None = None) -> Trace:
        """Return a story, gone through in the model.

        Args:
            story: its name, as a `Sighting` tells it.
            fixed: options with which to tell it.

        Raises:
            KeyError: there is no such story.
            ValueError: with these options it does not happen.
            CertificateError: the model does not go that way.
        """
        if story not in self.stories:
            raise KeyError(f"there is no story {story!r}")
        return self.stories[story].trace(self.graph, fixed)


def load(graph: Graph | None = None, folder: Path | None = None) -> Kept:
    """Return what is kept about reaching everything; no solver is asked, and no story gone through.

    If the files are about another model, nothing is known (`Reachability.outdated`).

    Args:
        graph: the model; None for the documented one.
        folder: of certificates; None for those that belong to the model.

    Raises:
        CertificateError: a file is missing or spoilt; the message names it, and the place.

    Example:
        >>> kept = load()
        >>> seen = kept.reachability.shortest("EVALUATION_EXPIRED")
        >>> [step.transition for step in kept.trace(seen.story).steps]
        ['evaluation_expires']
    """
    model = licensing_graph() if graph is None else graph
    place = folder or committed_certificates()
    records = {world: kept_record(place, world) for world in WORLDS}
    digests = {record.model for record in records.values()}
    verdicts = {key: found for r in records.values() for key, found in r.verdicts().items()}
    told = digests.pop() if len(digests) == 1 else ""
    return Kept(model, Reachability(told, verdicts).about(fingerprint(model)), records)
