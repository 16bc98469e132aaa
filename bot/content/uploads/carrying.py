"""What of a pack each format can carry; the rest is told to whoever exports.

A pack that was cut down to what a format carries comes back from it just as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.content.uploads.decoding import title_of
from bot.content.uploads.trivia_list import SETTINGS
from bot.quiz.questions import Estimate, Matching, ShortAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.quiz.packs import Pack
    from bot.quiz.questions import Pair, Question

Format = Literal["toml", "csv", "gift", "yaml"]
Loss = Literal["questions", "title", "summary", "ids", "levels", "whys", "sources", "units"]
KEYS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class Carried:
    """The pack as it comes back, and what stays behind; `left_out` are whole questions."""

    pack: Pack
    losses: tuple[Loss, ...]
    left_out: int = 0


def carried(pack: Pack, form: Format) -> Carried:
    """What this format keeps of a pack."""
    if form == "toml":
        return Carried(pack, ())
    kept = [(old, new) for old in pack.questions if (new := _KEEP[form](old)) is not None]
    questions = tuple(_renamed(new, n, form) for n, (_, new) in enumerate(kept, start=1))
    summary = " ".join(pack.summary.split()) if form == "yaml" else ""
    now = replace(pack, title=title_of(pack.id), summary=summary, questions=questions)
    left_out = len(pack.questions) - len(questions)
    found: dict[Loss, bool] = {
        "questions": left_out > 0,
        "title": now.title != pack.title,
        "summary": bool(pack.summary) and not summary,
        "ids": any(old.id != new.id for (old, _), new in zip(kept, questions, strict=True)),
        "levels": any(old.level != new.level for old, new in kept),
        "whys": any(_whys(old) != _whys(new) for old, new in kept),
        "sources": any(_sources(old) != _sources(new) for old, new in kept),
        "units": any(_measure(old) != _measure(new) for old, new in kept),
    }
    return Carried(now, tuple(loss for loss, is_lost in found.items() if is_lost), left_out)


def _renamed(question: Question, number: int, form: Format) -> Question:
    """GIFT and CSV have a place for the id; where there is none, questions are numbered."""
    return replace(question, id=f"q{number}") if form == "yaml" else question


def _for_csv(question: Question) -> Question:
    if not isinstance(question, Matching):
        return question
    return _with_keys(question, tuple(question.answers))


def _for_gift(question: Question) -> Question | None:
    if question.kind == "order":
        return None
    bare = _bare(question)
    match bare:
        case Estimate():
            return replace(bare, unit="", too_low="", too_high="")
        case ShortAnswer():
            return replace(bare, answers=tuple(map(_one_way, bare.answers)))
        case Matching():
            used = dict.fromkeys(item.answer for item in bare.items)
            keyed = _with_keys(bare, tuple(dict.fromkeys((*used, *bare.answers))))
            return replace(keyed, items=tuple(map(_plain_pair, keyed.items)))
        case _:
            return bare


def _for_yaml(question: Question) -> Question | None:
    if not isinstance(question, ShortAnswer) or question.ask in SETTINGS:
        return None
    return replace(_bare(question), why="")


_KEEP: Mapping[Format, Callable[[Question], Question | None]] = {
    "csv": _for_csv,
    "gift": _for_gift,
    "yaml": _for_yaml,
}


def _bare(question: Question) -> Question:
    """The question without what only our own formats have a place for."""
    return replace(question, level=1, lesson=None, concept=None, facts=(), disputed=())


def _with_keys(question: Matching, order: tuple[str, ...]) -> Matching:
    """The same with labels in this order, called a, b, c."""
    new = {key: KEYS[place] for place, key in enumerate(order)}
    return replace(
        question,
        answers={new[key]: question.answers[key] for key in order},
        items=tuple(replace(item, answer=new[item.answer]) for item in question.items),
    )


def _plain_pair(pair: Pair) -> Pair:
    return replace(pair, text=_one_way(pair.text), why="")


def _one_way(text: str) -> str:
    """An arrow of two signs parts item and label, and nothing can take its meaning from it."""
    return text.replace("->", "→")


def _whys(question: Question) -> list[str]:
    listed = [*getattr(question, "choices", ()), *getattr(question, "items", ())]
    inner = [getattr(each, "why", "") or getattr(each, "when", "") for each in listed]
    return [getattr(question, "why", ""), *inner]


def _sources(question: Question) -> tuple[object, ...]:
    return question.lesson, question.concept, question.facts, question.disputed


def _measure(question: Question) -> tuple[str, ...]:
    if not isinstance(question, Estimate):
        return ()
    return question.unit, question.too_low, question.too_high
