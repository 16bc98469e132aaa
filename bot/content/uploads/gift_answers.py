"""What stands in the braces of a GIFT question, as the answers of a question of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.content.uploads.cells import number
from bot.content.uploads.gift_text import find_sign, plain

if TYPE_CHECKING:
    from bot.content.uploads.drafts import Table, Value

_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,8})?)%")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_RANGE = re.compile(r"(.+?)\.\.(.+)")
FULL, KEYS = 100.0, "abcdefgh"


class UnknownAnswers(ValueError):
    """Answers that are no question of ours; `problem` and `remedy` are for the writer."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class _Answer:
    sign: str
    weight: float | None
    text: str
    why: str


def read_answers(body: str, form: str) -> Table:
    """Kind and answers of a question; `form` is the format of its text. Raises UnknownAnswers."""
    general_at = _general_at(body)
    answers, general = body[:general_at], plain(body[general_at + 4 :], form)
    bare = answers.strip()
    word, _, remarks = bare.partition("#")
    if word.strip().upper() in _TRUTH:
        whys = [plain(each, form) for each in _cut(remarks, "#")] if remarks else []
        why = general or next((each for each in whys if each), "")
        return {"kind": "true_false", "answer": _TRUTH[word.strip().upper()], "why": why}
    if bare.startswith("#"):
        return _number(bare[1:], form, general)
    found = list(_answers(answers, form))
    if not found:
        problem = "asks for an essay, which nobody here can mark" if not bare else _NO_SIGN
        raise UnknownAnswers(problem, "write answers such as {=right ~wrong}")
    if all(each.sign == "=" for each in found):
        if all("->" in each.text for each in found):
            return _match(found, general)
        return _short(found, general)
    return _choices(found, general)


_NO_SIGN = "has answers without = or ~ before them"


def _choices(found: list[_Answer], general: str) -> Table:
    several = any(each.sign == "~" and each.weight for each in found)
    if several and any(each.sign == "=" for each in found):
        problem = "has a right answer and others that are right in part"
        raise UnknownAnswers(problem, "give every answer its percentage, or none")
    right = [_is_right(each, several) for each in found]
    choices: list[Value] = []
    for each, is_right in zip(found, right, strict=True):
        why = each.why
        if is_right and not several and general:
            why = f"{why}\n{general}" if why else general
        choices.append({"text": each.text, "why": why, "right": is_right})
    return {"kind": "multiple" if several else "single", "choices": choices}


def _is_right(answer: _Answer, several: bool) -> bool:
    return (answer.weight or 0) > 0 if several else answer.sign == "="


def _short(found: list[_Answer], general: str) -> Table:
    if any(each.weight not in (None, FULL) for each in found):
        problem = "has a typed answer that is right in part"
        raise UnknownAnswers(problem, "take the percentage away, or the answer")
    why = general or next((each.why for each in found if each.why), "")
    answers: list[Value] = [each.text for each in found]
    return {"kind": "short", "answers": answers, "why": why}


def _match(found: list[_Answer], general: str) -> Table:
    pairs = [[part.strip() for part in each.text.split("->", 1)] for each in found]
    labels = list(dict.fromkeys(label for _, label in pairs))
    if len(labels) > len(KEYS):
        raise UnknownAnswers(f"has more than {len(KEYS)} labels to match", "leave some out")
    items: list[Value] = [
        {"text": text, "answer": KEYS[labels.index(label)], "why": "" if number else general}
        for number, (text, label) in enumerate(pairs)
        if text
    ]
    answers: Table = {KEYS[place]: label for place, label in enumerate(labels)}
    return {"kind": "match", "answers": answers, "items": items}


def _number(body: str, form: str, general: str) -> Table:
    found = list(_answers(body, form)) if find_sign(body, "=~") >= 0 else []
    whole = [each for each in found if each.sign == "=" and each.weight in (None, FULL)]
    if found and len(whole) != 1:
        raise UnknownAnswers("has several right numbers", "keep one, with a tolerance")
    value, *remarks = _cut(body, "#") if not found else [whole[0].text]
    said = plain(value)
    why = general or (whole[0].why if found else next((plain(each, form) for each in remarks), ""))
    answer, tolerance = _bounds(said)
    if answer is None or tolerance is None:
        raise UnknownAnswers(f"{said[:40]!r} is no number", "write {#12}, {#12:2} or {#10..14}")
    return {"kind": "number", "answer": answer, "tolerance": tolerance, "why": why}


def _bounds(said: str) -> tuple[float | None, float | None]:
    if ends := _RANGE.fullmatch(said):
        low, high = number(ends[1]), number(ends[2])
        if low is None or high is None:
            return None, None
        return (low + high) / 2, abs(high - low) / 2
    value, _, tolerance = said.partition(":")
    return number(value), number(tolerance or "0")


def _answers(body: str, form: str) -> list[_Answer]:
    places = [*_places(body, "=~"), len(body)]
    return [_answer(body[at:end], form) for at, end in pairwise(places)]


def _answer(piece: str, form: str) -> _Answer:
    weight = _WEIGHT.match(piece, 1)
    text, *remarks = _cut(piece[weight.end() if weight else 1 :], "#")
    why = plain(remarks[0], form) if remarks else ""
    return _Answer(piece[0], float(weight[1]) if weight else None, plain(text, form), why)


def _cut(text: str, sign: str) -> list[str]:
    places = _places(text, sign)
    begins = [0, *(at + 1 for at in places)]
    return [text[a:b] for a, b in zip(begins, [*places, len(text)], strict=True)]


def _places(text: str, signs: str) -> list[int]:
    found: list[int] = []
    at = find_sign(text, signs)
    while at >= 0:
        found.append(at)
        at = find_sign(text, signs, at + 1)
    return found


def _general_at(body: str) -> int:
    """Where the feedback on the whole question begins, `####`; the end if there is none."""
    at = find_sign(body, "#")
    while at >= 0 and not body.startswith("####", at):
        at = find_sign(body, "#", at + 1)
    return at if at >= 0 else len(body)
