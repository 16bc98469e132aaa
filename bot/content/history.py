"""What happened in 1962, fact by fact, with the sources: `data/history.toml`, `sources.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from bot.content.reading import ContentError, FileTable, read_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.content.faults import Fault
    from bot.content.reading import Place
    from bot.content.reading import Source as SourceFile

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
FactId = Annotated[str, StringConstraints(pattern=r"^H\d{3}$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
_MENTION = re.compile(r"\bH\d{3}\b")


@dataclass(frozen=True, slots=True)
class Work:
    """Where facts come from: a document, a book, an article, a page."""

    id: str
    title: str
    author: str
    kind: str
    year: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A work, and the place inside it ("" for the whole)."""

    work: Work
    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact. Only a settled one may decide right from wrong; `note` tells dispute or caveat."""

    id: str
    topic: str
    text: str
    is_disputed: bool
    note: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Facts and works by id."""

    facts: Mapping[str, Fact]
    works: Mapping[str, Work]

    def mistakes_in_citing(
        self, facts: Sequence[str], disputed: Sequence[str]
    ) -> Iterator[tuple[str, str, str]]:
        """For each id cited wrongly: the key it stands under, the problem and the remedy."""
        for key, ids in (("facts", facts), ("disputed", disputed)):
            for fact_id in ids:
                if ids.count(fact_id) > 1:
                    yield key, f"{fact_id} is cited twice", "remove one"
                if fact_id not in self.facts:
                    yield key, f"there is no fact {fact_id}", "look it up in history.toml"
                elif self.facts[fact_id].is_disputed != (key == "disputed"):
                    yield (key, *_wrong_list(fact_id, key))


class _WorkTable(FileTable):
    id: Id
    title: Line
    author: Line
    kind: Literal["document", "book", "article", "press", "web", "judgement"]
    year: Annotated[int, Field(ge=1500, le=2100)] | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class _WorksFile(FileTable):
    source: list[_WorkTable]


class _FactTable(FileTable):
    id: FactId
    topic: Id
    text: Text
    status: Literal["settled", "disputed"]
    dispute: Text | None = None
    caveat: Text | None = None
    basis: Literal["read", "literature"]
    tension: Literal["up", "down"] | None = None
    grade: Literal["A", "B", "C", "D"] | None = None
    sources: Annotated[list[Line], Field(min_length=1)]


class _FactsFile(FileTable):
    fact: list[_FactTable]


FACTS: type[FileTable] = _FactsFile
WORKS: type[FileTable] = _WorksFile


def load_history(data: Path) -> History:
    """The facts of a folder of content. Raises ContentError with every mistake."""
    history, faults = read_history(data)
    if faults:
        raise ContentError(faults)
    return history


def read_history(data: Path) -> tuple[History, list[Fault]]:
    """What can be read of the facts, and every mistake in them."""
    works, faults = _read_works(data / "sources.toml")
    found = read_as(data / "history.toml", _FactsFile)
    if isinstance(found, list):
        return History({}, works), [*faults, *found]
    source, file = found
    ids = [table.id for table in file.fact]
    for number, table in enumerate(file.fact):
        place: Place = ("fact", number)
        faults += [
            source.fault((*place, key), problem, remedy)
            for key, problem, remedy in _mistakes(table, ids, works)
        ]
    return History({table.id: _fact(table, works) for table in file.fact}, works), faults


def _read_works(path: Path) -> tuple[dict[str, Work], list[Fault]]:
    found = read_as(path, _WorksFile)
    if isinstance(found, list):
        return {}, found
    source, file = found
    works = {
        table.id: Work(table.id, table.title, table.author, table.kind, table.year, table.url)
        for table in file.source
    }
    return works, list(_twice(source, "source", [table.id for table in file.source]))


def _twice(source: SourceFile, key: str, ids: Sequence[str]) -> Iterator[Fault]:
    for number, name in enumerate(ids):
        if name in ids[:number]:
            yield source.fault((key, number, "id"), f"{name} is there twice", "rename one")


def _mistakes(
    table: _FactTable, ids: Sequence[str], works: Mapping[str, Work]
) -> Iterator[tuple[str, str, str]]:
    if ids.count(table.id) > 1:
        yield "id", f"{table.id} is there twice", "give one of them a new id"
    if (table.status == "disputed") != (table.dispute is not None):
        yield "status", "a dispute belongs to disputed facts and to no other", "tell or remove it"
    if table.dispute and table.caveat:
        yield "caveat", "a disputed fact has a dispute, not a caveat", "tell it in the dispute"
    for key, text in (("text", table.text), ("dispute", table.dispute), ("caveat", table.caveat)):
        for mention in _MENTION.findall(text or ""):
            if mention not in ids:
                yield key, f"there is no fact {mention}", "correct the id"
    for cited in table.sources:
        if cited.partition(":")[0] not in works:
            yield "sources", f"there is no source {cited!r}", "add it to sources.toml"


def _fact(table: _FactTable, works: Mapping[str, Work]) -> Fact:
    places = [cited.partition(": ") for cited in table.sources]
    return Fact(
        table.id,
        table.topic,
        table.text,
        table.status == "disputed",
        table.dispute or table.caveat or "",
        tuple(Citation(works[name], place) for name, _, place in places if name in works),
    )


def _wrong_list(fact_id: str, key: str) -> tuple[str, str]:
    if key == "disputed":
        return f"{fact_id} is settled", "cite it under facts"
    return f"{fact_id} is disputed", "tell it as disputed and cite it under disputed"
