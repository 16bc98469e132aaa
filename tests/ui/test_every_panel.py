"""Whatever is played, Discord accepts what is shown, and every press finds its way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.negotiation.commands import Explain, Message, WalkOut
from bot.negotiation.debrief import debrief
from bot.negotiation.events import TensionMoved
from bot.negotiation.packages import changes_between
from bot.services.alternatives import Alternative
from bot.services.drafts import Draft
from bot.services.expert import expert_line
from bot.services.forks import FirstTry
from bot.services.improvements import Better, better_deal
from bot.services.refusals import NothingToSign
from bot.services.shelf import PAGE_SIZE, ShelfPage
from bot.services.turns import Recorded
from bot.services.tying import depends_on, instead, set_aside, tied
from bot.ui.advisers import advice_layout
from bot.ui.ask import ask_layout
from bot.ui.beginning import which_table_layout
from bot.ui.brief import brief_layout
from bot.ui.confirm import leave_layout, sign_layout
from bot.ui.debrief.better import better_layout
from bot.ui.debrief.comparing import compare_layout
from bot.ui.debrief.expert import expert_layout
from bot.ui.debrief.next_steps import next_case_layout
from bot.ui.debrief.reading import pages_of, reading_layout
from bot.ui.debrief.sharing import shared_text
from bot.ui.debrief.transcript import transcript
from bot.ui.debrief.whatif import what_if_layout
from bot.ui.echo import echo_layout
from bot.ui.gesture import gesture_layout, steps_left
from bot.ui.history import history_layout
from bot.ui.mediation import mediation_layout
from bot.ui.more import more_layout
from bot.ui.offer import offer_layout
from bot.ui.posting import missed_messages, newest_messages, older_message, story_messages
from bot.ui.preparing import card_layout
from bot.ui.setup import setup_layout
from bot.ui.setup_choice import Choice
from bot.ui.tying import tying_layout
from bot.ui.why import why_layout
from tests.ui.games import LIBRARY, PROMPTS, Played, games, new_table, packages, play
from tests.ui.limits import faults

plays = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(plays, max_examples=15)
VOTES = (None, True, False)

EVERY_CASE = [
    pytest.param(scenario.id, side.id, id=f"{scenario.id}, {side.id}")
    for scenario in LIBRARY.scenarios.values()
    for side in scenario.sides
]


@plays
@given(games())
def test_the_newest_message_can_always_be_sent(game: Played) -> None:
    assert [
        faults(layout) for layout in newest_messages(PROMPTS, game.table) if faults(layout)
    ] == []


@plays
@given(games())
def test_every_episode_can_be_told_without_its_panel(game: Played) -> None:
    table = game.table
    nothing_shown = replace(table, negotiation=replace(table.negotiation, panel_seq=0))

    kept = [older_message(PROMPTS, table, each[-1].seq) for each in table.episodes()]
    alone = [each for one in table.episodes() for each in story_messages(PROMPTS, table, one)]
    missed = missed_messages(PROMPTS, nothing_shown)

    layouts = [*filter(None, kept), *alone, *missed]
    assert [faults(layout) for layout in layouts if faults(layout)] == []


@plays
@given(games(), st.data())
def test_every_draft_can_be_shown(game: Played, data: st.DataObject) -> None:
    terms = data.draw(packages(game.table.scenario))

    draft = Draft(game.table, Message(game.table.mine.id, offer=terms))
    first = game.table.scenario.issues[0]
    layouts = [tying_layout(PROMPTS, draft)]
    for trigger in game.table.scenario.triggers:
        kept = set_aside(tied(draft)) if terms else draft
        rider = instead(depends_on(kept, trigger.id), first.id, first.options[-1].id)
        layouts += [tying_layout(PROMPTS, rider, first.id), echo_layout(PROMPTS, rider)]

    assert [faults(layout) for layout in layouts if faults(layout)] == []
    assert faults(offer_layout(PROMPTS, draft)) == []
    assert faults(echo_layout(PROMPTS, draft)) == []


@plays
@given(games())
def test_every_question_can_be_asked(game: Played) -> None:
    table = game.table

    assert faults(leave_layout(PROMPTS, table)) == []
    assert faults(ask_layout(PROMPTS, table)) == []
    assert faults(why_layout(PROMPTS, table, table.state.turn)) == []
    try:
        assert faults(sign_layout(PROMPTS, table)) == []
    except NothingToSign:
        assert table.their_offer is None


@plays
@given(games())
def test_everything_beside_the_letters_can_be_shown(game: Played) -> None:
    table = game.table

    layouts = [more_layout(PROMPTS, table), card_layout(PROMPTS, table, ["What?"])]
    if not table.is_over and table.state.incident is None:
        layouts.append(advice_layout(PROMPTS, table))
    if steps_left(table):
        layouts.append(gesture_layout(PROMPTS, table))
    if table.state.draft is not None:
        layouts.append(mediation_layout(PROMPTS, table))

    assert [faults(layout) for layout in layouts] == [[]] * len(layouts)


@few
@given(games(), st.text(min_size=1, max_size=500))
def test_every_debrief_can_be_posted(game: Played, words: str) -> None:
    table = game.table
    if not table.is_over:
        table = play(table, WalkOut(table.mine.id))
    if not table.is_over:  # an incident waits
        return
    table = play(table, Explain(table.mine.id), words)

    first = FirstTry(table, debrief(table.scenario, table.state, table.mine.id).scores)
    layouts = newest_messages(PROMPTS, table, first.scores)
    line = expert_line(table)
    changed = better_deal(table)

    layouts += [expert_layout(PROMPTS, table, line, number) for number in range(5)]
    layouts += [next_case_layout(PROMPTS, table, LIBRARY)]
    if changed is not None:
        ended = table.state.ending
        assert ended is not None
        changes = changes_between(table.scenario, ended.deal or {}, changed)
        found = Better(table, changed, changes, (1, 2), (3, 4))
        layouts += [better_layout(PROMPTS, replace(found, vote=vote)) for vote in VOTES]
    layouts += [compare_layout(PROMPTS, first, table)]
    draft = Draft(table, Message(table.mine.id), words, words)
    answers = tuple(Recorded(each.event, each.words) for each in table.log)
    layouts += [what_if_layout(PROMPTS, Alternative(table, 1, draft, answers, 1, 99))]
    pages = len(pages_of(PROMPTS, table))
    layouts += [reading_layout(PROMPTS, table, number) for number in range(pages + 1)]
    assert [faults(layout) for layout in layouts] == [[]] * len(layouts)
    assert all(0 < len(picture.alt) <= 1_024 for each in layouts for picture in each.pictures)
    assert table.scenario.title in transcript(PROMPTS, table)
    assert len(shared_text(PROMPTS, table, "x" * 32)) < 4_000


@plays
@given(games())
def test_every_rule_and_every_cause_has_a_sentence(game: Played) -> None:
    rules = {rule for reply in game.table.state.replies for rule in reply.rules}
    causes = {
        cause
        for logged in game.table.log
        if isinstance(logged.event, TensionMoved)
        for cause, _ in logged.event.causes
    }
    incidents = {incident.id for incident in game.table.scenario.incidents}

    assert {f"rule.{rule}" for rule in rules} <= PROMPTS.names()
    assert {f"tension.{cause}" for cause in causes - incidents} <= PROMPTS.names()


@plays
@given(st.lists(games(), min_size=PAGE_SIZE, max_size=PAGE_SIZE))
def test_every_page_of_history_can_be_shown(found: list[Played]) -> None:
    every = [
        replace(game.table, negotiation=replace(game.table.negotiation, id=number))
        for number, game in enumerate(found, start=1)
    ]
    running = tuple(table for table in every if not table.is_over)
    finished = tuple(table for table in every if table.is_over)

    page = ShelfPage(1, running, finished, has_more=True)

    assert faults(history_layout(PROMPTS, page)) == []
    assert faults(which_table_layout(PROMPTS, every)) == []


@pytest.mark.parametrize(("scenario", "side"), EVERY_CASE)
def test_every_brief_is_whole_and_fits(scenario: str, side: str) -> None:
    table = new_table(scenario, side, "hawk")

    pages = [brief_layout(PROMPTS, table, number) for number in range(3)]

    assert [faults(page) for page in pages] == [[], [], []]


@pytest.mark.parametrize(("scenario", "side"), EVERY_CASE)
@pytest.mark.parametrize("place", ["thread", "dm"])
def test_every_set_up_fits(scenario: str, side: str, place: str) -> None:
    for persona in LIBRARY.personas:
        where = "dm" if place == "dm" else "thread"
        choice = Choice(scenario, side, persona, where, hints=False, redrawn=True)

        assert faults(setup_layout(PROMPTS, LIBRARY, choice)) == []
