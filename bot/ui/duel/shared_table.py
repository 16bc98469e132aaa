"""What everybody in the thread of a table of two sees: story, panel and end, in nobody's favour.

These functions take the table as everybody may know it; there is nothing else in it to show.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.negotiation.events import (
    DraftRejected,
    Ended,
    IncidentDecided,
    MediatorCalled,
    Opened,
    Spoken,
)
from bot.negotiation.packages import changes_between, is_complete
from bot.negotiation.term_sheet import term_sheet
from bot.services.duels import waiting_since
from bot.ui.colours import MINE, NEUTRAL, THEIRS
from bot.ui.duel.door import DeskButton
from bot.ui.duel.ending_buttons import ResultButton, SwapButton
from bot.ui.duel.words import mover, seat_at, until, who
from bot.ui.layout import box, paragraph, row, rows_of, rule
from bot.ui.panel import incident_of, key_of
from bot.ui.sheet import sheet_text
from bot.ui.story import story
from bot.ui.table_buttons import (
    AcceptButton,
    AskButton,
    BriefButton,
    DecideButton,
    OfferButton,
    WriteButton,
)
from bot.ui.words import clauses_of, day_in_words, mediator_of, mood, tension_bar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discord import ui

    from bot.content.prompts import Prompts
    from bot.services.tables import Logged, Table


def shared_story(prompts: Prompts, table: Table, episode: Sequence[Logged]) -> list[ui.Item[Any]]:
    """One container for each thing told, in order; a side keeps its colour."""
    return [item for logged in episode for item in _told(prompts, table, logged)]


def _told(prompts: Prompts, table: Table, logged: Logged) -> Iterator[ui.Item[Any]]:
    match logged.event:
        case Opened():
            yield box(NEUTRAL, paragraph(_scene(prompts, table)))
        case MediatorCalled(by=by):
            text = prompts.render(
                "duel/called", side=table.scenario.side(by).name, mediator=mediator_of(table)
            )
            yield box(NEUTRAL, paragraph(text))
        case DraftRejected(number=number):
            yield box(NEUTRAL, paragraph(prompts.render("duel/rejected", number=number)))
        case Spoken(by=by) | IncidentDecided(by=by) | Ended(by=str(by)):
            seen = replace(table, negotiation=replace(table.negotiation, side=by))
            first = by == table.scenario.sides[0].id
            yield from story(prompts, seen, [logged], MINE if first else THEIRS)
        case _:
            yield from story(prompts, table, [logged])


def _scene(prompts: Prompts, table: Table) -> str:
    return prompts.render(
        "duel/scene",
        title=table.scenario.title,
        summary=table.scenario.summary.strip(),
        sides=_sides(table),
        turns=table.state.setup.turns,
        first=table.scenario.side(table.state.setup.side).name,
        redrawn=table.state.setup.weights is not None,
    )


def _sides(table: Table) -> list[dict[str, str]]:
    return [{"name": side.name, "who": who(table, side.id)} for side in table.scenario.sides]


def shared_panel(prompts: Prompts, table: Table) -> ui.Item[Any]:
    """The table as it stands: one panel for both, with who is to move."""
    first, second = table.scenario.sides
    sheet = term_sheet(table.scenario, table.state, first.id)
    text = sheet_text(
        prompts,
        table.scenario,
        sheet,
        template="duel/sheet",
        first=first.name,
        second=second.name,
    )
    return box(
        NEUTRAL,
        paragraph(_head(prompts, table)),
        rule(),
        paragraph(text),
        rule(),
        paragraph(_next(prompts, table)),
        *_buttons(prompts, table),
    )


def callers(table: Table) -> tuple[int, ...]:
    """Whom the newest message calls: who is to move, or both for a draft of the mediator's."""
    if table.is_over:
        return ()
    if table.state.draft is not None and table.log[-1].event.kind == "drafted":
        return table.user_ids
    return (seat_at(table, mover(table).id).user_id,)


def _head(prompts: Prompts, table: Table) -> str:
    state = table.state
    turn = min(state.turn, state.setup.turns)
    return prompts.render(
        "duel/panel_head",
        sides=_sides(table),
        day=day_in_words(prompts, table.scenario.date_of(turn, state.setup.turns)),
        left=table.exchanges_left,
        bar=tension_bar(state.tension),
        tension=round(state.tension),
        mood=mood(prompts, state.tension),
    )


def _next(prompts: Prompts, table: Table) -> str:
    side, draft = mover(table), table.state.draft
    return prompts.render(
        "duel/panel_next",
        side=side.name,
        who=who(table, side.id),
        since=until(waiting_since(table)),
        incident=incident_of(table),
        whole=_can_sign(table, side.id),
        called=[table.scenario.side(each).name for each in table.state.called],
        mediator=mediator_of(table),
        draft=draft.number if draft is not None and not draft.rejected else None,
        last=table.exchanges_left == 1,
    )


def _can_sign(table: Table, side_id: str) -> bool:
    standing = table.state.standing.get(table.scenario.other(side_id).id)
    return bool(standing) and is_complete(table.scenario, standing or {})


def _buttons(prompts: Prompts, table: Table) -> list[ui.Item[Any]]:
    key, incident = key_of(table), incident_of(table)
    desk = DeskButton.made(prompts, key)
    if incident is not None:
        decisions = [DecideButton.choice(key, option) for option in incident.options]
        return [*rows_of(decisions, 3), row(desk)]
    buttons: list[ui.Item[Any]] = [
        WriteButton.made(prompts, key),
        OfferButton.made(prompts, key),
        AskButton.made(prompts, key),
    ]
    if _can_sign(table, mover(table).id):
        buttons.append(AcceptButton.made(prompts, key))
    return rows_of([*buttons, desk], 2)


def shared_ending(prompts: Prompts, table: Table) -> ui.Item[Any]:
    """The end as both see it: what was signed or not, how hot it was, what history signed."""
    key = key_of(table)
    return box(
        NEUTRAL,
        paragraph(_end(prompts, table)),
        *_history(prompts, table),
        paragraph(prompts.render("duel/afterwards")),
        row(ResultButton.made(prompts, key), SwapButton.made(prompts, key)),
        row(BriefButton.made(prompts, key)),
    )


def _end(prompts: Prompts, table: Table) -> str:
    ended = table.state.ending
    assert ended is not None
    lost = ended.outcome == "control_lost"
    return prompts.render(
        "duel/ending",
        outcome=prompts.say(f"outcome.{ended.outcome}")
        if ended.outcome != "no_deal" or ended.by is None
        else prompts.say("duel.closed"),
        deal=clauses_of(table.scenario, ended.deal) if ended.deal else None,
        control_lost=table.scenario.control_lost.strip() if lost else None,
        side=table.scenario.side(ended.by).name if ended.by else None,
        how=ended.outcome,
        peak=round(table.state.peak_tension),
        sides=_sides(table),
    )


def _history(prompts: Prompts, table: Table) -> list[ui.Item[Any]]:
    ended = table.state.ending
    history = next((one for one in table.scenario.references if one.history), None)
    if ended is None or history is None:
        return []
    differences = (
        len(changes_between(table.scenario, ended.deal, history.deal)) if ended.deal else 0
    )
    text = prompts.render(
        "ui/ending_history",
        label=history.label,
        story=history.story.strip(),
        costs=history.costs.strip(),
        same=ended.deal is not None and differences == 0,
        deal=ended.deal is not None,
        differences=differences,
        sources=" · ".join(history.sources),
    )
    return [rule(), paragraph(text)]
