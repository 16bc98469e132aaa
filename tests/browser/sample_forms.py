"""The forms of the sample bot."""

from __future__ import annotations

from typing import Any, TypeAlias

import discord
from discord import ui

Interaction: TypeAlias = discord.Interaction[Any]


class Form(ui.Modal, title="Prepare your case"):
    """Every component a form can have room for in five places."""

    target = ui.Label[ui.Modal](
        text="Your target",
        description="What a good deal looks like",
        component=ui.TextInput(min_length=3, max_length=40, custom_id="target"),
    )
    letter = ui.Label[ui.Modal](
        text="Letter",
        component=ui.TextInput(
            style=discord.TextStyle.paragraph, required=False, custom_id="letter"
        ),
    )
    tone = ui.Label[ui.Modal](
        text="Tone",
        component=ui.RadioGroup(
            custom_id="tone",
            options=[
                discord.RadioGroupOption(label="Firm", value="firm"),
                discord.RadioGroupOption(label="Warm", value="warm", default=True),
            ],
        ),
    )
    topics = ui.Label[ui.Modal](
        text="Topics",
        component=ui.CheckboxGroup(
            custom_id="topics",
            min_values=1,
            max_values=2,
            options=[
                discord.CheckboxGroupOption(label="Cuba", value="cuba"),
                discord.CheckboxGroupOption(label="Turkey", value="turkey"),
            ],
        ),
    )
    side = ui.Label[ui.Modal](
        text="Side",
        component=ui.Select(
            custom_id="side",
            options=[
                discord.SelectOption(label="United States", value="us"),
                discord.SelectOption(label="Soviet Union", value="su"),
            ],
        ),
    )

    def __init__(self) -> None:
        super().__init__(timeout=60)

    async def on_submit(self, interaction: Interaction) -> None:
        """Repeat what was entered."""
        entered = [
            str(getattr(label.component, "value", None) or getattr(label.component, "values", None))
            for label in (self.target, self.letter, self.tone, self.topics, self.side)
        ]
        await interaction.response.send_message("Entered: " + " | ".join(entered))


class Papers(ui.Modal, title="Your papers"):
    """The rest of the parts: text, a check box, files and a member."""

    note = ui.TextDisplay[Any]("Hand in **one** paper.")
    hurry = ui.Label[ui.Modal](text="In a hurry", component=ui.Checkbox(custom_id="hurry"))
    files = ui.Label[ui.Modal](
        text="Paper", component=ui.FileUpload(custom_id="files", max_values=1)
    )
    reader = ui.Label[ui.Modal](
        text="Reader", component=ui.UserSelect(custom_id="reader", required=False)
    )

    def __init__(self) -> None:
        super().__init__(timeout=60)

    async def on_submit(self, interaction: Interaction) -> None:
        """Repeat what was entered."""
        assert isinstance(self.hurry.component, ui.Checkbox)
        assert isinstance(self.files.component, ui.FileUpload)
        assert isinstance(self.reader.component, ui.UserSelect)
        names = [file.filename for file in self.files.component.values]
        readers = [reader.name for reader in self.reader.component.values]
        entered = f"{self.hurry.component.value} {names} {readers}"
        await interaction.response.send_message(f"Entered: {entered}", ephemeral=True)
