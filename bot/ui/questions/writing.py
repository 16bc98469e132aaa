"""Answers that are typed: a number, or a letter in own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.quiz.answers import Estimated, Typed
from bot.quiz.inert import as_label
from bot.quiz.questions import Estimate
from bot.services.learning_refusals import NoNumber, QuestionGone
from bot.services.marking import LONGEST_LETTER, Written
from bot.ui.forms import NONCE, Form, field, open_form
from bot.ui.questions.asking import ASKED_ID, Asked
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.app import Interaction
    from bot.services.marking import Given

LONGEST_SHORT = 100
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,3})?")
_THOUSANDS = re.compile(r"(?<=\d)[ ,'_\u00a0\u202f](?=\d{3}(?!\d))")


async def ask_for_number(interaction: Interaction, asked: Asked, question: Estimate) -> None:
    """Open the form for a number."""
    say = interaction.client.prompts.say
    number = field(
        "number", say("ask.number"), say("ask.number_hint", unit=as_label(question.unit))
    )
    await open_form(interaction, asked.custom_id("number"), say("ask.number_title"), number)


async def ask_for_short(interaction: Interaction, asked: Asked) -> None:
    """Open the form for a word or two."""
    say = interaction.client.prompts.say
    words = field("words", say("ask.short"), say("ask.short_hint"), longest=LONGEST_SHORT)
    await open_form(interaction, asked.custom_id("short"), say("ask.short_title"), words)


async def ask_for_words(interaction: Interaction, asked: Asked) -> None:
    """Open the form for a letter."""
    say = interaction.client.prompts.say
    words = field(
        "words", say("ask.words"), say("ask.words_hint"), long=True, longest=LONGEST_LETTER
    )
    await open_form(interaction, asked.custom_id("words"), say("ask.words_title"), words)


class AnswerForm(Form):
    """What was typed in answer to a question."""

    template = re.compile(rf"{ASKED_ID}:(?P<what>number|short|words){NONCE}")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], /, values: Mapping[str, str]
    ) -> None:
        """Judge it; raises NoNumber where a number was asked for and something else typed."""
        asked = Asked.read(match)
        host = interaction.client.classroom.hosts.get(asked.host)
        if host is None:
            raise QuestionGone
        given: Given = Written(values.get("words", ""))
        if match["what"] == "short":
            given = Typed(values.get("words", "")[:LONGEST_SHORT])
        if match["what"] == "number":
            question = await host.question(interaction, asked.subject)
            given = Estimated(number_in(values.get("number", ""), _unit(question)))
        await show(interaction, await host.answered(interaction, asked.subject, given))


def number_in(text: str, unit: str) -> float:
    """The number in `2,400`, `2 400 km` or `about 80`; raises NoNumber without exactly one."""
    found = _NUMBER.findall(_THOUSANDS.sub("", text.replace("\u2212", "-")))
    if len(found) != 1:
        raise NoNumber(unit=unit)
    return float(found[0])


def _unit(question: object) -> str:
    return question.unit if isinstance(question, Estimate) else ""


FORMS = (AnswerForm(),)
