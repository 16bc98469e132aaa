"""The preparation card, and the guess of the other side's ranking: forms with numbers in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from discord import ui

from bot.negotiation.commands import Predict, Prepare
from bot.services.refusals import TooLateToPrepare, UnclearRanking
from bot.ui.colours import MINE
from bot.ui.echo import is_private
from bot.ui.fields import text_field
from bot.ui.forms import Form, open_form
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.moves import move
from bot.ui.notices import notice
from bot.ui.quoting import escaped
from bot.ui.rankings import in_words, numbers_of, ranking_of
from bot.ui.replies import show, tell
from bot.ui.table_buttons import AskButton, BriefButton, PrepareButton, WriteButton
from bot.ui.writing import form_id, form_template

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.tables import Table

LONGEST_QUESTION, LONGEST_NUMBER, LONGEST_RANKING = 200, 6, 60
NUMBER = re.compile(r"\s*(\d{1,4}(?:[.,]\d)?)\s*")


@dataclass(frozen=True, slots=True)
class Card:
    """What was typed into the card, as far as it was understood, and what was not."""

    prepare: Prepare
    questions: tuple[str, ...]
    faults: tuple[str, ...]


async def open_card(interaction: Interaction, table: Table) -> None:
    """Ask for the card, filled in as it was; raises TooLateToPrepare."""
    if table.state.spoken or table.is_over:
        raise TooLateToPrepare(table.negotiation)
    prompts = interaction.client.prompts
    before = table.state.cards.get(table.mine.id)
    first, second, *_ = [*questions_of(table), "", ""]
    ranking = numbers_of(table.scenario, before.ranking) if before else ""
    fields = [
        text_field(
            prompts, "target", before=_typed(before and before.target), longest=LONGEST_NUMBER
        ),
        text_field(
            prompts, "walk_away", before=_typed(before and before.walk_away), longest=LONGEST_NUMBER
        ),
        text_field(prompts, "first_question", before=first, longest=LONGEST_QUESTION),
        text_field(prompts, "second_question", before=second, longest=LONGEST_QUESTION),
        text_field(prompts, "ranking", before=ranking, longest=LONGEST_RANKING),
    ]
    key = TableKey(table.negotiation.id, table.state.turn)
    await open_form(interaction, form_id(key, "card"), prompts.say("form_title.card"), *fields)


async def open_guess(interaction: Interaction, table: Table) -> None:
    """Ask for the guess, filled in as it was; the clauses stand above it with their numbers."""
    prompts = interaction.client.prompts
    before = table.state.predictions.get(table.mine.id)
    clauses: ui.TextDisplay[Any] = ui.TextDisplay(
        prompts.render("ui/guess", other=table.theirs.name, issues=table.scenario.issues)
    )
    ranking = text_field(
        prompts,
        "ranking",
        before=numbers_of(table.scenario, before.ranking) if before else "",
        longest=LONGEST_RANKING,
        required=True,
    )
    key = TableKey(table.negotiation.id, table.state.turn)
    title = prompts.say("form_title.guess")
    await open_form(interaction, form_id(key, "guess"), title, clauses, ranking)


def questions_of(table: Table) -> list[str]:
    """The questions on the learner's card."""
    return (table.words_of("prepared") or "").splitlines()


def card_layout(prompts: Prompts, table: Table, faults: Sequence[str] = ()) -> Layout:
    """The card as it is kept, with what could not be read when it was filled in."""
    card = table.state.cards.get(table.mine.id)
    text = prompts.render(
        "ui/card",
        faults=list(faults),
        target=None if card is None or card.target is None else f"{card.target:g}",
        walk_away=None if card is None or card.walk_away is None else f"{card.walk_away:g}",
        questions=[escaped(question) for question in questions_of(table)],
        ranking=in_words(table.scenario, card.ranking) if card else [],
    )
    key = TableKey(table.negotiation.id, table.state.turn)
    doors = [PrepareButton.again(prompts, key), BriefButton.made(prompts, key)]
    begin = [AskButton.made(prompts, key), WriteButton.made(prompts, key)]
    return Layout(box(MINE, paragraph(text), row(*doors), row(*begin)))


def read_card(prompts: Prompts, table: Table, values: Mapping[str, str]) -> Card:
    """The card that was typed; what cannot be read is left blank and told."""
    faults: list[str] = []
    points: dict[str, float | None] = {}
    for name in ("target", "walk_away"):
        points[name] = _number(values.get(name, ""))
        if values.get(name, "").strip() and points[name] is None:
            faults.append(prompts.say(f"card_missing.{name}", typed=escaped(values[name])))
    ranking = ranking_of(table.scenario, values.get("ranking", ""))
    if ranking is None:
        faults.append(prompts.say("card_missing.ranking", typed=escaped(values["ranking"])))
    asked = [values.get(name, "") for name in ("first_question", "second_question")]
    questions = tuple(" ".join(each.split()) for each in asked if each.strip())
    prepare = Prepare(
        table.mine.id, points["target"], points["walk_away"], ranking or (), len(questions)
    )
    return Card(prepare, questions, tuple(faults))


def _number(typed: str) -> float | None:
    found = NUMBER.fullmatch(typed)
    return float(found[1].replace(",", ".")) if found else None


def _typed(points: float | None) -> str:
    return "" if points is None else f"{points:g}"


class CardForm(Form):
    """The preparation card, filled in."""

    template = form_template("card")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str]
    ) -> None:
        """Keep what could be read and show it."""
        bot, key, user_id = interaction.client, TableKey.read(match), interaction.user.id
        table = await bot.roleplay.table(key.negotiation_id, user_id)
        card = read_card(bot.prompts, table, values)
        table = await bot.roleplay.prepare(
            key.negotiation_id,
            user_id,
            card.prepare,
            "\n".join(card.questions),
            interaction.created_at,
        )
        answer = show if is_private(interaction) else tell
        await answer(interaction, card_layout(bot.prompts, table, card.faults))
        await bot.desk.publish(table)


class GuessForm(Form):
    """The guess of the other side's ranking."""

    template = form_template("guess")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str]
    ) -> None:
        """Keep the guess for the debrief; raises UnclearRanking."""
        bot, key = interaction.client, TableKey.read(match)
        table = await bot.roleplay.table(key.negotiation_id, interaction.user.id)
        ranking = ranking_of(table.scenario, values["ranking"])
        if not ranking:
            raise UnclearRanking(table.negotiation, typed=escaped(values["ranking"]))
        table = await move(interaction, key, lambda side: Predict(side, ranking))
        labels = ", ".join(in_words(table.scenario, ranking))
        answer = show if is_private(interaction) else tell
        await answer(interaction, notice(bot.prompts.say("guess.kept", ranking=labels)))
        await bot.desk.publish(table)


FORMS = (CardForm(), GuessForm())
