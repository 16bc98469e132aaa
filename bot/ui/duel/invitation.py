"""The invitation in the channel: what is played, who may answer, and what became of it.

Everybody in the channel reads it, so it tells nothing that only one of the two may know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ui.colours import NEUTRAL
from bot.ui.duel.words import mention, until
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.links import table_link
from bot.ui.notices import link_button

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.content.repertoire import Repertoire
    from bot.storage.challenges import Challenge
    from bot.storage.negotiations import Negotiation


def invitation_layout(prompts: Prompts, repertoire: Repertoire, challenge: Challenge) -> Layout:
    """The open invitation with its buttons; it calls the one who is invited."""
    from bot.ui.duel.challenge_buttons import (
        AcceptChallengeButton,
        DeclineButton,
        WithdrawButton,
    )

    buttons = [
        AcceptChallengeButton.made(prompts, challenge.id),
        DeclineButton.made(prompts, challenge.id),
        WithdrawButton.made(prompts, challenge.id),
    ]
    text = prompts.render("duel/invitation", said=_said(repertoire, challenge))
    return Layout(box(NEUTRAL, paragraph(text), row(*buttons)), pings=[challenge.invited_id])


def invitation_over(
    prompts: Prompts, repertoire: Repertoire, challenge: Challenge, at: Negotiation | None = None
) -> Layout:
    """What became of the invitation, with the way to the table for those who may go there."""
    text = prompts.render(
        "duel/invitation_over", status=challenge.status, said=_said(repertoire, challenge)
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    if at is not None and (link := table_link(at)):
        items.append(row(link_button(prompts.say("button.go_to_table"), link)))
    return Layout(box(NEUTRAL, *items))


def _said(repertoire: Repertoire, challenge: Challenge) -> dict[str, object]:
    scenario = repertoire.scenarios.get(challenge.scenario)
    side = challenge.side if scenario is not None else None
    return {
        "challenger": mention(challenge.user_id),
        "invited": mention(challenge.invited_id),
        "title": scenario.title if scenario else "",
        "summary": scenario.summary.strip() if scenario else "",
        "side": scenario.side(side).name if scenario and side else None,
        "other": scenario.other(side).name if scenario and side else None,
        "sides": [each.name for each in scenario.sides] if scenario else [],
        "redrawn": challenge.redrawn,
        "until": until(challenge.expires_at),
    }
