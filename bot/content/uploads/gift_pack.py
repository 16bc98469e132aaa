"""Packs as Moodle exports them: the GIFT format.

No parser of it is kept up and tells where a mistake is, so this is our own: strict, and every
block that it does not understand is told with its line while the others are still read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.content.faults import Fault
from bot.content.uploads.decoding import id_of, title_of
from bot.content.uploads.drafts import Draft
from bot.content.uploads.gift_answers import UnknownAnswers, read_answers
from bot.content.uploads.gift_text import blocks, find_sign, format_of, plain

if TYPE_CHECKING:
    from pathlib import Path

    from bot.content.reading import Place
    from bot.content.uploads.gift_text import Block

_TITLE = re.compile(r"\s*::((?:\\.|[^\\:]|:(?!:))*)::", re.DOTALL)
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
GAP = "_____"
_LISTS, MOST_NAMED = ("choices", "items", "answers"), 12


def read_gift(path: Path, text: str) -> Draft:
    """The blocks of the file as questions, and those that are none."""
    draft = Draft(path, {"id": id_of(path.name), "title": title_of(path.name)})
    for block in blocks(text):
        if draft.is_full:
            break
        _read_block(draft, block)
    return draft


def _read_block(draft: Draft, block: Block) -> None:
    title = _TITLE.match(block.text)
    begins = title.end() if title else 0
    opens = find_sign(block.text, "{", begins)
    closes = find_sign(block.text, "}", opens + 1) if opens >= 0 else -1
    if opens < 0:
        _blame(draft, block.line, "has no answers", "add {…}, or delete the text")
        return
    if closes < 0:
        remedy = "close it with }, and leave no blank line inside a question"
        _blame(draft, block.line_at(opens), "an opening { is not closed", remedy)
        return
    before, after = block.text[begins:opens], block.text[closes + 1 :]
    if find_sign(after, "{}") >= 0:
        remedy = "make a question of each gap; write \\{ and \\} for braces in a text"
        _blame(draft, block.line_at(closes), "has a second set of answers", remedy)
        return
    form = format_of(before)
    ask = plain(f"{before}{GAP}{after}" if after.strip() else before, form)
    try:
        table = read_answers(block.text[opens + 1 : closes], form)
    except UnknownAnswers as fault:
        _blame(draft, block.line_at(opens), fault.problem, fault.remedy)
        return
    name = plain(title[1]) if title else ""
    spare = f"q{len(draft.questions) + 1}"
    table |= {"id": name if _ID.fullmatch(name) else spare, "ask": ask}
    names: dict[Place, str] = {("ask",): "question"}
    names |= {(key, n): f"answer {n + 1}" for key in _LISTS for n in range(MOST_NAMED)}
    draft.add(table, block.line, names, {})


def _blame(draft: Draft, line: int, problem: str, remedy: str) -> None:
    draft.faults.append(Fault(draft.path, line, "", problem, remedy))
