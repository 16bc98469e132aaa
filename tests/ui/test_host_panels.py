"""What moderators see of results, class and settings: Discord accepts it, in words as well."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, get_args

import pytest
from matplotlib.image import imread

from bot.charts.drawing import drawable
from bot.lessons.class_view import ClassView, Deeds, Gain, Idea, Known, Line
from bot.lessons.deeds import DEEDS
from bot.quiz.answers import Chosen
from bot.quiz.presses import Press
from bot.quiz.round_commands import Close, Go, Open, Reveal
from bot.quiz.standings import results, standings
from bot.services.classes import SchoolClass
from bot.services.hard_questions import HardQuestion
from bot.services.quiz.refusals import NobodyPlayed, NotShown
from bot.services.quiz.results import PAGE_SIZE, ResultsPage
from bot.services.quiz.scoreboard import Scoreboard
from bot.storage.house_rules import HouseRule
from bot.storage.quiz_presses import PlayerRow
from bot.ui.host.class_member import member_layout
from bot.ui.host.class_panel import SIZES, TABS, LeafButton, class_layout, tables_layout
from bot.ui.host.export import export_layout, quiz_choices, results_layout
from bot.ui.host.settings import settings_layout
from bot.ui.layout import Layout, paragraph
from bot.ui.lessons.visibility import Seen, visibility_items
from bot.ui.pictures import LONGEST_ALT
from bot.ui.quiz.choice import EXTRAS, QuizChoice
from tests.quiz.played import moment, press_id
from tests.quiz.samples import SINGLE
from tests.ui.games import PROMPTS
from tests.ui.limits import faults
from tests.ui.quiz_rounds import (
    OFFERS,
    QUESTIONS,
    SETUP,
    TEACHING,
    a_board,
    a_round,
    answers_to,
)

if TYPE_CHECKING:
    from bot.quiz.questions import Question
    from bot.services.quiz.rounds import Round
    from bot.ui.pictures import Picture

LONG = replace(SETUP, title="W" * 100)
NAMES = ("=1+1", "$x$ <b>", "張偉", "🦊", "Łódź", "A" * 100)
MANY = 50
"""As many questions as a quiz can have."""


def played(count: int = MANY) -> Round:
    """A round in which every question was asked and revealed."""
    steps = (Go(), Open(), Close(), Reveal())
    return a_round((SINGLE,) * count, *(steps * count), setup=LONG)


def board(round_: Round) -> Scoreboard:
    """The table of a round in which the first player was always right."""
    players = tuple(
        PlayerRow(round_.id, number, name, "Moscow", moment(0))
        for number, name in enumerate(NAMES, start=1)
    )
    presses = [
        Press(
            each.user_id,
            turn.number,
            press_id(4 * turn.number + 1.5, each.user_id),
            Chosen(frozenset({1 if each.user_id == 1 else 0})),
        )
        for each in players
        for turn in round_.state.turns
    ]
    found = results(round_.questions, round_.setup, round_.state, presses)
    return Scoreboard(round_, players, found, standings([p.user_id for p in players], found))


def rows(paper: Picture) -> list[list[str]]:
    """The lines of a table."""
    return list(csv.reader(StringIO(paper.content.decode("utf-8-sig"), newline="")))


def test_the_longest_list_of_quizzes_can_be_sent() -> None:
    rounds = tuple(
        replace(each, row=replace(each.row, id=2**40 + n))
        for n, each in enumerate([played(1)] * PAGE_SIZE)
    )
    page = ResultsPage(3, rounds, dict.fromkeys((each.id for each in rounds), 300), has_more=True)

    assert faults(results_layout(PROMPTS, page)) == []
    assert all(len(each.name) <= 100 for each in quiz_choices(rounds, "www"))
    assert quiz_choices(rounds, "myths") == []


async def test_results_can_be_sent_and_are_told_in_words_as_well() -> None:
    layout = await export_layout(PROMPTS, board(played()), frozenset())

    picture, totals, answers = layout.pictures
    assert faults(layout) == []
    assert "1. =1+1" in picture.alt
    assert "50: 17." in picture.alt
    assert len(picture.alt) <= LONGEST_ALT
    assert imread(BytesIO(picture.content)).shape[1] == 624
    assert len(rows(totals)) == 1 + len(NAMES)
    assert len(rows(answers)) == 1 + len(NAMES) * MANY
    assert [row[1] for row in rows(totals)[1:3]] == ["'=1+1", "$x$ <b>"]


async def test_who_stays_away_is_in_no_table_and_no_picture() -> None:
    layout = await export_layout(PROMPTS, board(played(2)), frozenset({1, 3}))

    picture, totals, answers = layout.pictures
    assert "=1+1" not in picture.alt
    assert "1: 0; 2: 0." in picture.alt
    assert {row[0] for row in rows(totals)[1:]} == {"2"}
    for paper in (totals, answers):
        assert "<@1>" not in paper.content.decode()
        assert "<@3>" not in paper.content.decode()


async def test_where_nobody_may_be_shown_there_is_nothing_to_take_away() -> None:
    with pytest.raises(NobodyPlayed):
        await export_layout(PROMPTS, board(played(1)), frozenset(range(1, 7)))


def test_what_the_typeface_cannot_draw_is_left_out() -> None:
    assert [drawable(name) for name in ("Łódź 🦊", "張偉", "a  b")] == ["Łódź", "", "a b"]


def a_class(members: int, absent: int = 0) -> SchoolClass:
    """A class whose members have done a great deal, and every question there is."""
    many = Deeds(13, 1_000, 1_000, 1_000, 100_000)
    concepts = [each for lesson in TEACHING.course.lessons for each in lesson.concepts]
    everything = Known(*[frozenset(concepts)] * 3)
    lines = tuple(Line(2**62 - n, "W" * 100, many, everything) for n in range(members))
    ideas = tuple(Idea(concept, members, members, members) for concept in concepts)
    gain = Gain(members, 4.2, 6.6) if members else None
    view = ClassView(lines, absent, members, many, ideas, gain)
    return SchoolClass(view, tuple(hard(each) for each in QUESTIONS) if members else ())


def hard(question: Question) -> HardQuestion:
    """A question that a full room has answered in every way."""
    steps = (Go(), Open(), Close(), Reveal())
    board = a_board(a_round([question], *steps), 60, answers_to(question))
    return HardQuestion(question, board.results)


def test_every_page_of_a_large_class_can_be_sent() -> None:
    found = a_class(300, 299)
    lengths = {
        "sums": 1,
        "members": 300,
        "ideas": len(found.view.ideas),
        "questions": len(QUESTIONS),
    }

    pages = [
        class_layout(PROMPTS, TEACHING, found, tab, page)
        for tab in TABS
        for page in range(-(-lengths[tab] // SIZES[tab]))
    ]

    assert [faults(page) for page in pages if faults(page)] == []
    assert faults(tables_layout(PROMPTS, TEACHING.glossary, found)) == []


def test_one_member_is_shown_idea_by_idea_or_not_any_more() -> None:
    found = a_class(2)
    back = LeafButton.made(PROMPTS, "members.0")

    layout = member_layout(PROMPTS, TEACHING, found, 2**62, back)

    assert faults(layout) == []
    assert "BATNA" in str(layout.to_components())
    assert "0 of 43 ideas" in str(layout.to_components())
    with pytest.raises(NotShown):
        member_layout(PROMPTS, TEACHING, found, 5, back)


def test_a_class_of_nobody_says_how_it_fills() -> None:
    pages = [class_layout(PROMPTS, TEACHING, a_class(0, 1), tab, 9) for tab in TABS]

    assert [faults(page) for page in pages if faults(page)] == []
    text = str([page.to_components() for page in pages])
    assert "once five members have taken both forms" in text
    assert "fewer could be told apart" in text
    assert "Nobody to show yet" in text


def test_the_tables_of_a_class_hold_everything_that_is_shown() -> None:
    found = a_class(3)

    sheets = tables_layout(PROMPTS, TEACHING.glossary, found).pictures

    members, by_idea, ideas, questions, sums = (rows(paper) for paper in sheets)
    assert members[0] == [
        "name",
        "member",
        "lessons",
        "live quizzes",
        "quizzes alone",
        "negotiations",
        "answers in reviews",
        "taught",
        "remembered",
        "used",
    ]
    assert len(members) == len(by_idea) == 4
    assert by_idea[1][2:] == ["taught, remembered, used"] * len(found.view.ideas)
    assert len(ideas) == 1 + len(found.view.ideas)
    assert {row[3] for row in ideas[1:]} == {"3", ""}
    assert sum(row[3] == "" for row in ideas) == sum(
        each.concept not in DEEDS for each in found.view.ideas
    )
    assert len({row[0] for row in questions[1:]}) == len({each.ask for each in QUESTIONS})
    assert ["took both judgement tests", "3"] in sums
    assert ["items right after, on average", "6.6"] in sums


@pytest.mark.parametrize("role", [None, 2**62])
@pytest.mark.parametrize("shown", [True, False])
def test_the_settings_can_be_sent_whatever_was_decided(role: int | None, shown: bool) -> None:
    choice = QuizChoice(pack="all", seconds=333, teams="choice4", extras=frozenset(EXTRAS))

    layout = settings_layout(PROMPTS, OFFERS.shipped[0], choice, HouseRule(role, shown))

    assert faults(layout) == []
    assert "333 seconds" in str(layout.to_components())


@pytest.mark.parametrize("seen", [None, *get_args(Seen)])
def test_members_read_what_moderators_see_of_them(seen: Seen | None) -> None:
    items = visibility_items(PROMPTS, seen)

    layout = Layout(paragraph("Your progress"), *items)
    assert faults(layout) == []
    assert len(items) == (0 if seen is None else 2)
