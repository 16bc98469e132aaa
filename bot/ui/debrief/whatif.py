"""What if: another letter in an exchange of a finished game, answered by the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.events import Ended, Replied, TensionMoved
from bot.ui.base import Reply, TableButton
from bot.ui.colours import MINE
from bot.ui.debrief.again import AgainButton
from bot.ui.fields import text_field
from bot.ui.forms import Form, open_form
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row
from bot.ui.moves_in_words import moves_text
from bot.ui.quoting import quoted
from bot.ui.replies import tell
from bot.ui.table_buttons import any_table
from bot.ui.writing import LONGEST_LETTER, form_id, form_template

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from bot.app import Interaction
    from bot.content.prompts import Prompts
    from bot.services.alternatives import Alternative

LONGEST_QUOTE = 600
LONGEST_ANSWER = 2_000


class WhatIfButton(TableButton, action="whatif"):
    """Write another letter for an exchange that is over, and see what it would have led to."""

    label = "button.what_if"
    reply = Reply.OWN

    async def press(self, interaction: Interaction) -> None:
        """Open the form; raises as `Roleplay.table` does."""
        prompts = interaction.client.prompts
        table = await any_table(interaction, self.key)
        turn = self.key.turn
        before = table.words_of("spoken", turn)
        letter = text_field(
            prompts, "what_if", before=before, long=True, longest=LONGEST_LETTER, required=True
        )
        title = prompts.say("form_title.what_if", turn=str(turn))
        await open_form(interaction, form_id(self.key, "whatif"), title, letter)


class WhatIfForm(Form):
    """The other letter, written."""

    template = form_template("whatif")

    async def submitted(
        self, interaction: Interaction, match: re.Match[str], values: Mapping[str, str]
    ) -> None:
        """Work it out and tell it in private; nothing is kept."""
        bot, key = interaction.client, TableKey.read(match)
        found = await bot.roleplay.alternatives.try_out(
            key.negotiation_id, interaction.user.id, key.turn, values["what_if"]
        )
        await tell(interaction, what_if_layout(bot.prompts, found))


def what_if_layout(prompts: Prompts, found: Alternative) -> Layout:
    """How the letter was read, what they would have answered, and how far it would have led."""
    draft, key = found.draft, TableKey(found.table.negotiation.id, found.turn)
    events = [each.event for each in found.then]
    text = prompts.render(
        "ui/what_if",
        turn=found.turn,
        words=quoted(draft.words or "", LONGEST_QUOTE),
        moves=moves_text(prompts, found.table.scenario, draft.message),
        doubt=draft.doubt,
        other=found.table.theirs.name,
        answer=_answer(found),
        ended=next(
            (prompts.say(f"outcome.{each.outcome}") for each in events if isinstance(each, Ended)),
            None,
        ),
        tension=next(
            (round(e.value) for e in reversed(events) if isinstance(e, TensionMoved)), None
        ),
        reach=None if found.reach is None else f"{found.reach:.0f}",
        did=None if found.did is None else f"{found.did:.0f}",
    )
    doors = row(WhatIfButton.made(prompts, key), AgainButton.made(prompts, key))
    return Layout(box(MINE, paragraph(text), doors))


def _answer(found: Alternative) -> str | None:
    """Their letter as a quotation."""
    letters = [each.words for each in found.then if isinstance(each.event, Replied) and each.words]
    return quoted(letters[-1], LONGEST_ANSWER) if letters else None


ITEMS = (WhatIfButton,)
FORMS = (WhatIfForm(),)
