"""The panel: the whole table on one phone screen, with the buttons of the turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.negotiation.term_sheet import term_sheet
from bot.ui.colours import MINE
from bot.ui.ids import TableKey
from bot.ui.layout import box, paragraph, row, rows_of, rule
from bot.ui.sheet import sheet_text
from bot.ui.table_buttons import (
    AcceptButton,
    AdviceButton,
    AskButton,
    BriefButton,
    DecideButton,
    MoreButton,
    OfferButton,
    PrepareButton,
    TextButton,
    WhyButton,
    WriteButton,
)
from bot.ui.words import day_in_words, mediator_of, mood, tension_bar

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Incident
    from bot.services.tables import Table


def key_of(table: Table) -> TableKey:
    """The key for buttons of the turn that is open now."""
    return TableKey(table.negotiation.id, table.state.turn)


def panel(prompts: Prompts, table: Table) -> ui.Item[Any]:
    """The table as it stands, for a negotiation that is running."""
    sheet = term_sheet(table.scenario, table.state, table.mine.id)
    return box(
        MINE,
        paragraph(_head(prompts, table)),
        rule(),
        paragraph(sheet_text(prompts, table.scenario, sheet)),
        rule(),
        paragraph(_next_step(prompts, table)),
        *_buttons(prompts, table),
    )


def incident_of(table: Table) -> Incident | None:
    """The incident that waits for a decision."""
    waiting = table.state.incident
    return next((one for one in table.scenario.incidents if one.id == waiting), None)


def _head(prompts: Prompts, table: Table) -> str:
    state = table.state
    turn = min(state.turn, state.setup.turns)
    return prompts.render(
        "ui/panel_head",
        side=table.mine.name,
        other=table.theirs.name,
        persona=table.persona.name,
        day=day_in_words(prompts, table.scenario.date_of(turn, state.setup.turns)),
        left=table.exchanges_left,
        bar=tension_bar(state.tension),
        tension=round(state.tension),
        mood=mood(prompts, state.tension),
    )


def _next_step(prompts: Prompts, table: Table) -> str:
    return prompts.render(
        "ui/panel_next",
        incident=incident_of(table),
        fresh=not table.state.spoken,
        left=table.exchanges_left,
        whole=table.their_offer is not None,
        prepared=table.mine.id in table.state.cards,
        text=_waiting_text(table),
        task=table.lesson and table.lesson.bridge.text,
        mediator=mediator_of(table),
    )


def _waiting_text(table: Table) -> int | None:
    """The number of the mediator's text that the learner has not voted on."""
    draft = table.state.draft
    return None if draft is None or table.mine.id in draft.votes else draft.number


def _buttons(prompts: Prompts, table: Table) -> list[ui.Item[Any]]:
    key = key_of(table)
    incident = incident_of(table)
    if incident is not None:
        decisions = [DecideButton.choice(key, option) for option in incident.options]
        return [*rows_of(decisions, 3), row(BriefButton.made(prompts, key))]
    buttons: list[ui.Item[Any]] = [
        WriteButton.made(prompts, key),
        OfferButton.made(prompts, key),
        AskButton.made(prompts, key),
    ]
    if table.their_offer is not None:
        buttons.append(AcceptButton.made(prompts, key))
    if table.state.draft is not None:
        buttons.append(TextButton.made(prompts, key))
    if not table.state.spoken:
        buttons.append(_card(prompts, table, key))
    else:
        buttons.append(WhyButton.made(prompts, key))
    if table.state.setup.hints:
        buttons.append(AdviceButton.made(prompts, key))
    buttons += [BriefButton.made(prompts, key), MoreButton.made(prompts, key)]
    # Two beside each other are what a phone has room for.
    return rows_of(buttons, 2)


def _card(prompts: Prompts, table: Table, key: TableKey) -> PrepareButton:
    filled_in = table.mine.id in table.state.cards
    return PrepareButton.again(prompts, key) if filled_in else PrepareButton.made(prompts, key)
