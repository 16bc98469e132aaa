"""What a letter does: how it was read, or which rules wrote it, and the idea behind it.

It is given the table from the asker's chair. Of somebody else's letter it tells what stands on the
shared panel, and nothing that only its writer knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.negotiation.events import Replied, Spoken, TensionMoved
from bot.ui.colours import MINE, NEUTRAL, THEIRS
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.lessons.buttons import OpenNewButton
from bot.ui.letters.concepts import concepts
from bot.ui.letters.finding import find_letters, texts_of
from bot.ui.moves_in_words import moves_text, question_text
from bot.ui.notices import notice
from bot.ui.replies import show
from bot.ui.why import Heat, causes_of, why_text
from bot.ui.words import changes_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord
    from discord import ui

    from bot.app import Interaction
    from bot.content.glossary import Term
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Scenario
    from bot.services.drafts import Draft
    from bot.services.tables import Logged, Table
    from bot.ui.letters.finding import Found

MOST_CONCEPTS = 2
STILL = Heat(0, 0)


async def explain_letter(interaction: Interaction, message: discord.Message) -> None:
    """Answer in private what the letter in a message does, or kindly that it holds none."""
    bot, written = interaction.client, texts_of(message)
    tables = await bot.roleplay.places.held_in(message.channel.id, interaction.user.id)
    found = find_letters(bot.prompts, tables, written)
    running = next((table for table in tables if not table.is_over), None)
    if found is not None:
        glossary = bot.learning.teaching.glossary
        await show(interaction, letters_layout(bot.prompts, glossary, found))
    elif running is not None and message.author.id == interaction.user.id:
        draft = bot.roleplay.drafts.read(running, written[0])
        await show(interaction, unsent_layout(bot.prompts, draft))
    else:
        await show(interaction, notice(bot.prompts.say("explained.no_letter")))


def letters_layout(prompts: Prompts, glossary: Mapping[str, Term], found: Found) -> Layout:
    """The explanation of every letter in a message, with the ideas behind them and a lesson."""
    table = found.table
    ids = dict.fromkeys(each for one in found.letters for each in concepts(one.event))
    terms = [glossary[each] for each in ids if each in glossary][:MOST_CONCEPTS]
    items = [_explained(prompts, table, logged, found) for logged in found.letters]
    if terms:
        items.append(box(NEUTRAL, *_ideas(prompts, terms)))
    return Layout(*items)


def unsent_layout(prompts: Prompts, draft: Draft) -> Layout:
    """How something that was typed but never sent would be read now."""
    text = prompts.render(
        "ui/explained_unsent",
        moves=moves_text(prompts, draft.table.scenario, draft.message),
        doubt=draft.doubt,
    )
    return Layout(box(NEUTRAL, paragraph(text)))


def _explained(prompts: Prompts, table: Table, logged: Logged, found: Found) -> ui.Item[Any]:
    match logged.event:
        case Replied() as reply:
            # Where both letters stand in one message, tension is told with the first.
            heat = _heat_of(table, logged) if len(found.letters) == 1 else STILL
            does = prompts.render("ui/explained_reply", does=_doing(prompts, table, reply))
            return box(THEIRS, paragraph(does), paragraph(why_text(prompts, table, reply, heat)))
        case Spoken() as said:
            own = said.by == table.mine.id
            heat = _heat_of(table, logged)
            text = prompts.render(
                "ui/explained_spoken",
                side=None if own else table.scenario.side(said.by).name,
                moves=moves_text(prompts, table.scenario, said),
                causes=causes_of(prompts, heat),
                before=round(heat.before),
                after=round(heat.after),
            )
            return box(MINE if own else THEIRS, paragraph(text))
        case _:
            raise ValueError(f"{logged.event.kind} is no letter")


def _heat_of(table: Table, logged: Logged) -> Heat:
    """How tension went with what was written together with a letter."""
    before = float(table.scenario.tension)
    for each in table.log:
        if isinstance(each.event, TensionMoved):
            if each.at == logged.at:
                return Heat(before, each.event.value, each.event.causes)
            if each.seq < logged.seq:
                before = each.event.value
    return Heat(before, before)


def _doing(prompts: Prompts, table: Table, reply: Replied) -> dict[str, object]:
    scenario = table.scenario
    steps = {step.id: step.label for step in scenario.side(reply.by).steps}
    return {
        "movement": reply.movement,
        "offered": reply.offer is not None,
        "changes": changes_in_words(prompts, scenario, reply.changes),
        "others": len(reply.alternatives),
        "verdicts": [
            (_clause(scenario, each.issue, each.option), prompts.say(f"stance.{each.stance}"))
            for each in reply.verdicts
        ],
        "answered": [
            question_text(prompts, scenario, each.question)
            for each in reply.answers
            if not each.declined
        ],
        "declined": [
            question_text(prompts, scenario, each.question)
            for each in reply.answers
            if each.declined
        ],
        "reasons": list(dict.fromkeys(scenario.issue(each.issue).label for each in reply.reasons)),
        "invites": prompts.say(f"invites.{reply.invitation.kind}") if reply.invitation else None,
        "step": steps.get(reply.step) if reply.step else None,
    }


def _clause(scenario: Scenario, issue_id: str, option_id: str) -> str:
    issue = scenario.issue(issue_id)
    options = {each.id: each.label for each in issue.options}
    label = options.get(option_id)
    return f"{issue.label}: {label}" if label else issue.label


def _ideas(prompts: Prompts, terms: list[Term]) -> list[ui.Item[Any]]:
    text = prompts.render(
        "ui/explained_ideas",
        ideas=[{"name": term.name, "definition": term.definition} for term in terms],
    )
    lessons = {term.lesson: term.name for term in reversed(terms)}
    doors = [
        OpenNewButton.made(lesson, "read", prompts.say("explained.lesson", name=name))
        for lesson, name in reversed(lessons.items())
    ]
    return [paragraph(text), row(*doors)]
