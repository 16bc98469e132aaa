"""Panels of what moderators bring: Discord takes each, however long and strange the texts are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content.faults import Fault
from bot.content.files import shipped
from bot.content.uploads.carrying import carried
from bot.content.uploads.reading import MOST_FAULTS
from bot.content.uploads.writing import Exported
from bot.quiz.inert import inert_question
from bot.quiz.packs import Pack
from bot.quiz.round_commands import Close, Go, Open, Reveal
from bot.services.brought import Item, Opened
from bot.services.uploads import Waiting
from bot.ui.colours import MINE
from bot.ui.host.mistakes import mistakes_layout
from bot.ui.host.pages import pages_of
from bot.ui.host.shelf import export_layout, item_layout, shelf_layout
from bot.ui.host.uploading import preview_layout
from bot.ui.layout import Layout, box
from bot.ui.questions.asking import Asked
from bot.ui.questions.body import question_items
from bot.ui.quiz.public import question_layout, reveal_layout
from tests.content.uploads.brought import read
from tests.quiz.played import moment
from tests.ui.games import LIBRARY, PROMPTS
from tests.ui.limits import faults
from tests.ui.quiz_rounds import a_board, a_room, a_round, answers_to

if TYPE_CHECKING:
    from bot.quiz.questions import Question

AT = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = (shipped("data") / "scenarios" / "cuba-1962.toml").read_text(encoding="utf-8")
SIGNS = "*_~`|<@1>[#"
WHY = SIGNS * 45


def signs(length: int, number: int = 0) -> str:
    """A text of signs that all have to be made harmless, each another one."""
    return f"{number}{SIGNS * length}"[:length]


def listed(key: str, count: int, length: int, rest: str) -> str:
    """Some choices or items as long as they may be."""
    each = (
        f'{{ text = "{signs(length, n)}", {rest.format(n=n, p=count - n)} }}' for n in range(count)
    )
    return f"{key} = [{', '.join(each)}]\n"


KINDS = {
    "single": listed("choices", 5, 100, f'why = "{WHY}"'),
    "multiple": listed("choices", 10, 60, f'why = "{WHY}"'),
    "order": listed("items", 8, 70, f'place = {{p}}, when = "{WHY}"') + f'why = "{WHY}"\n',
    "match": "answers = { "
    + ", ".join(f'a{n} = "{signs(30, n)}"' for n in range(8))
    + " }\n"
    + listed("items", 8, 50, f'answer = "a{{n}}", why = "{WHY}"'),
    "number": f'answer = 1\nunit = "{signs(40)}"\nwhy = "{WHY}"\n',
    "short": f'answers = ["word{signs(50)}"]\nwhy = "{WHY}"\n',
    "true_false": f'answer = true\nwhy = "{WHY}"\n',
}


def worst(kind: str) -> Question:
    """A question of the kind with texts as long as an upload may have them."""
    answers = KINDS[kind]
    if "choices" in answers:
        answers = answers.replace(f'why = "{WHY}" }}', f'why = "{WHY}", right = true }}', 1)
    head = 'id = "worst"\ntitle = "Worst"\n[[question]]\nid = "a"\n'
    ask = signs(350 if "[" in answers else 480)
    pack = read("worst.toml", f'{head}kind = "{kind}"\nask = "{ask}"\n{answers}')
    return pack.questions[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_question_can_be_asked_and_revealed(kind: str) -> None:
    question = inert_question(worst(kind))
    asked = a_round([question], Go(), Open())
    shown = a_round([question], Go(), Open(), Close(), Reveal())
    board = a_board(shown, 3, answers_to(question))
    sheet = question_items(PROMPTS, LIBRARY, Asked("liv", f"{2**40}.0"), question)

    assert faults(question_layout(PROMPTS, asked, a_room(300, 150), moment(20))) == []
    assert faults(reveal_layout(PROMPTS, board)) == []
    assert faults(Layout(box(MINE, *sheet))) == []


PACK = Pack("worst", "W" * 80, "s" * 300, tuple(worst(kind) for kind in KINDS))
PACK_ITEM = Item("p", 2**40, "worst", "W" * 80, 2, AT, None, PACK)
OLD_ITEM = Item("p", 2**39, "worst", "W" * 80, 1, AT, None, PACK)
CASE_ITEM = Item("s", 2**40, "case", "C" * 80, 1, AT, AT, source=SOURCE)


async def test_every_page_of_a_preview_fits() -> None:
    pack = Waiting(2**40, "pack", "worst", "W" * 80, 2, PACK)
    case = Waiting(2**40, "scenario", "case", "C" * 80, 1, source=SOURCE)
    warning = Fault(Path("x"), 1, "a", "p" * 200, "r" * 100, "warning")

    for page in range(pages_of(PACK)):
        assert faults(await preview_layout(PROMPTS, pack, page)) == []
    assert faults(await preview_layout(PROMPTS, case, 0, [warning] * 3)) == []


async def test_every_panel_of_the_shelf_fits() -> None:
    many = [replace(PACK_ITEM, id=2**40 + n) for n in range(50)]
    for items in ([], [PACK_ITEM, CASE_ITEM], many):
        for page in range(10):
            assert faults(shelf_layout(PROMPTS, items, page)) == []
    for opened in (
        Opened(PACK_ITEM, (PACK_ITEM, OLD_ITEM)),
        Opened(OLD_ITEM, (PACK_ITEM, OLD_ITEM)),
        Opened(CASE_ITEM, (CASE_ITEM,)),
    ):
        for page in range(pages_of(PACK)):
            assert faults(await item_layout(PROMPTS, opened, page)) == []


def test_everything_that_a_format_cannot_carry_is_told() -> None:
    exported = Exported("worst.gift", b"", carried(PACK, "gift"))
    layout = export_layout(PROMPTS, PACK_ITEM, "gift", exported)

    assert faults(layout) == []
    assert "1 question of a kind it does not know" in str(layout.to_components())


@pytest.mark.parametrize("count", [1, 10, 60, MOST_FAULTS])
def test_any_number_of_mistakes_fits_into_one_reply(count: int) -> None:
    found = [
        Fault(Path("x"), n + 1, "choice 1", f"{SIGNS} {n} " + "p" * 100, "remedy")
        for n in range(count)
    ]

    layout = mistakes_layout(PROMPTS, "<@1>**x**.csv", found)

    assert faults(layout) == []
    text = layout.pictures[0].content.decode() if layout.pictures else str(layout.to_components())
    assert all(f" {n} " in text for n in range(count))
