"""Before the end nothing that is shown depends on what is private to the other side.

A panel drawn from the learner's own sheet alone, across from a persona without any numbers, must be
the same as the one they see: then no private number can be in it, whatever its form.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.teaching import load_teaching
from bot.negotiation.commands import Message
from bot.negotiation.view import own_sheet
from bot.services.drafts import Draft
from bot.services.refusals import NothingToSign
from bot.services.seats import SOMEBODY, seen_by
from bot.ui.advisers import advice_layout
from bot.ui.ask import ask_layout
from bot.ui.brief import brief_layout
from bot.ui.confirm import leave_layout, sign_layout
from bot.ui.debrief.reading import pages_of, reading_layout
from bot.ui.debrief.transcript import transcript
from bot.ui.duel.desk_layout import desk_layout
from bot.ui.echo import echo_layout
from bot.ui.letters.explanation import letters_layout
from bot.ui.letters.finding import Found
from bot.ui.more import more_layout
from bot.ui.offer import offer_layout
from bot.ui.posting import missed_messages, newest_messages
from bot.ui.why import why_layout
from tests.ui.games import PROMPTS, Played, games, packages
from tests.ui.shared_games import shared_games

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.negotiation.scenario import Package
    from bot.services.tables import Table
    from bot.ui.layout import Layout
    from bot.ui.pictures import Picture

plays = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)
GLOSSARY = load_teaching(shipped("data")).glossary
LETTERS = ("spoken", "replied")


def blanked(table: Table) -> Table:
    """The same table without anything that only the other side knows."""
    persona = table.persona
    nobody = replace(SOMEBODY, id=persona.id, name=persona.name, sentence=persona.sentence)
    return replace(table, scenario=own_sheet(table.scenario, table.mine.id), persona=nobody)


def shown(table: Table, terms: Package) -> Iterator[Layout]:
    """Everything that can be opened at a running table."""
    nothing_seen = replace(table, negotiation=replace(table.negotiation, panel_seq=0))
    yield from newest_messages(PROMPTS, table)
    yield from missed_messages(PROMPTS, nothing_seen)
    yield from (brief_layout(PROMPTS, table, page) for page in range(3))
    yield from (reading_layout(PROMPTS, table, n) for n in range(len(pages_of(PROMPTS, table))))
    yield leave_layout(PROMPTS, table)
    yield ask_layout(PROMPTS, table)
    yield more_layout(PROMPTS, table)
    yield why_layout(PROMPTS, table, table.state.turn)
    draft = Draft(table, Message(table.mine.id, offer=terms))
    yield offer_layout(PROMPTS, draft)
    yield echo_layout(PROMPTS, draft)
    letters = tuple(each for each in table.log if each.event.kind in LETTERS)
    yield letters_layout(PROMPTS, GLOSSARY, Found(table, letters[-2:]))
    if table.state.incident is None:
        yield advice_layout(PROMPTS, table)
    with suppress(NothingToSign):
        yield sign_layout(PROMPTS, table)


def as_sent(layouts: Iterable[Layout]) -> list[tuple[object, tuple[Picture, ...]]]:
    """What Discord gets, pictures included."""
    return [(layout.to_components(), layout.pictures) for layout in layouts]


@plays
@given(games(), st.data())
def test_no_panel_of_a_game_alone_knows_the_other_sheet(game: Played, data: st.DataObject) -> None:
    table = game.table
    if table.is_over:
        return
    terms = data.draw(packages(table.scenario))

    seen = as_sent(shown(table, terms))

    assert seen == as_sent(shown(blanked(table), terms))
    assert not any(pictures for _, pictures in seen)
    assert transcript(PROMPTS, table) == transcript(PROMPTS, blanked(table))


@plays
@given(games())
def test_no_letter_names_a_number_but_days_and_clauses(game: Played) -> None:
    table = game.table
    known = {str(number) for number in range(1, len(table.scenario.issues) + 1)}
    known |= {part for day in table.scenario.dates for part in (str(day.day), str(day.year))}
    public = " ".join(
        text
        for issue in table.scenario.issues
        for text in (issue.label, *(f"{o.label} {o.clause}" for o in issue.options))
    )
    known |= set(re.findall(r"\d+", public))

    told = {
        number
        for logged in table.log
        if logged.event.kind == "replied"
        for number in re.findall(r"\d+", logged.words or "")
    }

    assert told <= known


@plays
@given(shared_games())
def test_no_desk_of_a_game_of_two_knows_the_other_sheet(game: Played) -> None:
    whole = game.table
    if whole.is_over:
        return
    for seat in whole.people:
        bare = replace(whole, scenario=own_sheet(whole.scenario, seat.side))
        desks = [desk_layout(PROMPTS, seen_by(each, seat.user_id)) for each in (whole, bare)]
        posts = [as_sent(newest_messages(PROMPTS, each)) for each in (whole, bare)]

        assert desks[0].to_components() == desks[1].to_components()
        assert posts[0] == posts[1]
