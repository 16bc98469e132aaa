"""The facts of 1962: what is shipped holds together, and a bad file is told by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.content.files import shipped
from bot.content.history import load_history, read_history
from bot.content.reading import ContentError

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """
[[source]]
id = "frus-vi"
title = "Exchanges"
author = "State"
kind = "document"
"""
FACT = """
[[fact]]
id = "{id}"
topic = "letters"
text = "{text}"
status = "{status}"
basis = "read"
sources = ["{source}"]
"""


def write(folder: Path, facts: str, sources: str = SOURCES) -> Path:
    (folder / "history.toml").write_text(facts, encoding="utf-8")
    (folder / "sources.toml").write_text(sources, encoding="utf-8")
    return folder


def fact(id_: str = "H001", **changed: str) -> str:
    values = {"text": "A letter.", "status": "settled", "source": "frus-vi: doc 60"} | changed
    return FACT.format(id=id_, **values)


def test_the_shipped_facts_have_no_mistake() -> None:
    _, faults = read_history(shipped("data"))

    assert faults == []


def test_the_shipped_facts_are_numbered_without_a_gap() -> None:
    history = load_history(shipped("data"))

    assert list(history.facts) == [f"H{number:03}" for number in range(1, 381)]


def test_every_shipped_fact_has_a_source_and_every_dispute_is_told() -> None:
    history = load_history(shipped("data"))

    assert all(fact.citations for fact in history.facts.values())
    assert all(fact.note for fact in history.facts.values() if fact.is_disputed)


def test_every_shipped_source_is_cited() -> None:
    history = load_history(shipped("data"))

    cited = {c.work.id for fact in history.facts.values() for c in fact.citations}
    glossary = (shipped("data") / "glossary.toml").read_text(encoding="utf-8")
    assert [work for work in history.works if work not in cited and work not in glossary] == []


def test_a_citation_tells_the_work_and_the_place_in_it(tmp_path: Path) -> None:
    history = load_history(write(tmp_path, fact()))

    (citation,) = history.facts["H001"].citations
    assert (citation.work.title, citation.place) == ("Exchanges", "doc 60")


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        pytest.param(fact() + fact(), "H001 is there twice", id="an id twice"),
        pytest.param(fact(source="nowhere"), "no source 'nowhere'", id="an unknown source"),
        pytest.param(fact(text="See H999."), "no fact H999", id="a mention of nothing"),
        pytest.param(fact(status="disputed"), "a dispute belongs", id="an untold dispute"),
        pytest.param(fact(status="sure"), "settled", id="an unknown status"),
        pytest.param(fact() + "page = 3\n", "there is no such key", id="an unknown key"),
        pytest.param("[[fact]\n", "is not TOML", id="broken syntax"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, facts: str, problem: str) -> None:
    write(tmp_path, facts)

    with pytest.raises(ContentError, match=problem):
        load_history(tmp_path)


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    write(tmp_path, fact(source="nowhere") + fact("H002", text="See H999."))

    _, faults = read_history(tmp_path)

    assert [(fault.line, fault.place) for fault in faults] == [
        (8, "fact[0].sources"),
        (13, "fact[1].text"),
    ]


def test_a_missing_file_is_told_and_not_raised(tmp_path: Path) -> None:
    _, faults = read_history(tmp_path)

    assert {fault.path.name for fault in faults} == {"history.toml", "sources.toml"}


@pytest.mark.parametrize(
    ("facts", "disputed", "key"),
    [
        pytest.param(["H002"], [], "facts", id="a disputed fact taught as settled"),
        pytest.param([], ["H001"], "disputed", id="a settled fact told as disputed"),
        pytest.param(["H003"], [], "facts", id="a fact that there is not"),
        pytest.param(["H001", "H001"], [], "facts", id="a fact cited twice"),
    ],
)
def test_wrong_citing_is_named(
    tmp_path: Path, facts: list[str], disputed: list[str], key: str
) -> None:
    told = fact("H002", status="disputed") + 'dispute = "Some doubt it."\n'
    history = load_history(write(tmp_path, fact() + told))

    found = list(history.mistakes_in_citing(facts, disputed))

    assert found
    assert {place for place, _, _ in found} == {key}
