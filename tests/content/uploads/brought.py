"""Reading uploads in tests, and packs of every kind at random."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.history import read_history
from bot.content.personas import DEFAULT_PERSONA, load_personas
from bot.content.questions import Known
from bot.content.uploads.reading import read_upload
from bot.quiz.packs import Pack
from bot.quiz.questions import (
    Choice,
    Estimate,
    Matching,
    MultipleChoice,
    Ordering,
    Pair,
    ShortAnswer,
    SingleChoice,
    Step,
    TrueFalse,
)

if TYPE_CHECKING:
    from bot.content.faults import Fault
    from bot.content.uploads.scenarios import Brought
    from bot.quiz.questions import Question

KNOWN = Known(read_history(shipped("data"))[0])
PERSONA = load_personas(shipped("data") / "personas" / "personas.toml")[DEFAULT_PERSONA]


def upload(name: str, data: str | bytes) -> Pack | Brought | list[Fault]:
    """What becomes of an upload."""
    sent = data.encode() if isinstance(data, str) else data
    return read_upload(Path(name), sent, KNOWN, PERSONA)


def read(name: str, data: str | bytes) -> Pack:
    """The pack in an upload that has no fault."""
    found = upload(name, data)
    assert isinstance(found, Pack), found
    return found


def mistakes(name: str, data: str | bytes) -> list[Fault]:
    """What is wrong with an upload."""
    found = upload(name, data)
    assert isinstance(found, list)
    return found


def said(faults: list[Fault]) -> list[str]:
    """Line, place and problem of each."""
    return [f"{each.line} {each.place}: {each.problem}" for each in faults]


ALPHABET = "aB1 é中🦆" + "\\~=#{}:%->|'\"*_[],;<@+/.()&!?`^$\u00a0"


def text(longest: int, *, lines: bool = False) -> st.SearchStrategy[str]:
    """A text as somebody may write one; signs that mean something somewhere come often."""
    written = st.text(ALPHABET + "\n" * lines, min_size=1, max_size=min(longest, 12))
    return written.map(str.strip).filter(bool)


WHY = st.just("") | text(500, lines=True)


def heads(draw: st.DrawFn) -> dict[str, Any]:
    """What every question has."""
    return {
        "id": draw(st.sampled_from(["a", "7", "q2", "long-id--"])) + str(draw(st.integers(0, 99))),
        "level": draw(st.sampled_from([1, 2, 3])),
        "ask": draw(text(500, lines=True)),
        "facts": draw(st.sampled_from([(), ("H024",), ("H024", "H025")])),
    }


def texts(draw: st.DrawFn, least: int, most: int) -> list[str]:
    """Different short texts."""
    return draw(st.lists(text(40), min_size=least, max_size=most, unique=True))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question of any kind that can be asked live."""
    kind = draw(st.sampled_from([*range(7)]))
    head = heads(draw)
    if kind == 0:
        shown = texts(draw, 2, 6)
        right = draw(st.integers(0, len(shown) - 1))
        choices = [Choice(each, draw(WHY), n == right) for n, each in enumerate(shown)]
        return SingleChoice(**head, choices=tuple(choices))
    if kind == 1:
        shown = texts(draw, 2, 8)
        rights = draw(st.sets(st.integers(0, len(shown) - 1), min_size=1, max_size=len(shown) - 1))
        choices = [Choice(each, draw(WHY), n in rights) for n, each in enumerate(shown)]
        return MultipleChoice(**head, choices=tuple(choices))
    if kind == 2:
        return TrueFalse(**head, answer=draw(st.booleans()), why=draw(WHY))
    if kind == 3:
        numbers = st.floats(-1e9, 1e9, allow_nan=False).map(lambda each: round(each, 3) + 0.0)
        return Estimate(
            **head,
            answer=draw(numbers),
            tolerance=abs(draw(numbers)),
            unit=draw(st.just("") | text(30)),
            why=draw(WHY),
            too_low=draw(WHY),
            too_high=draw(WHY),
        )
    if kind == 4:
        shown = texts(draw, 3, 8)
        places = [*range(1, len(shown) + 1)]
        order = draw(st.permutations(places).filter(lambda each: [*each] != places))
        steps = [Step(each, at, draw(WHY)) for each, at in zip(shown, order, strict=True)]
        return Ordering(**head, items=tuple(steps), why=draw(WHY))
    if kind == 5:
        shown, labels = texts(draw, 3, 8), texts(draw, 2, 6)
        keys = [f"key-{n}" for n in range(len(labels))]
        pairs = [Pair(each, draw(st.sampled_from(keys)), draw(WHY)) for each in shown]
        return Matching(**head, answers=dict(zip(keys, labels, strict=True)), items=tuple(pairs))
    return ShortAnswer(**head, answers=("word", *texts(draw, 0, 4)), why=draw(WHY))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A pack of a few questions."""
    asked = draw(
        st.lists(questions(), min_size=1, max_size=3, unique_by=(lambda q: q.id, lambda q: q.ask))
    )
    name = draw(st.sampled_from(["mine", "our-quiz", "1962"]))
    titles = st.sampled_from(["Our quiz", "1962: who blinked?", "Größer é 中"])
    return Pack(name, draw(titles), draw(st.just("") | titles), tuple(asked))
