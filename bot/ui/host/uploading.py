"""/host import: a file is read, what is in it is shown, and kept when its moderator says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from discord import ButtonStyle, ui

from bot.content.uploads.decoding import LARGEST_BYTES
from bot.downloads import DownloadFailed
from bot.quiz.packs import Pack
from bot.services.cases import built_from
from bot.services.quiz.refusals import NoFile, NotFetched, UploadGone
from bot.ui.base import Reply
from bot.ui.colours import MINE
from bot.ui.forms import NONCE, Form, open_form
from bot.ui.host.keys import VERSION, HostButton
from bot.ui.host.mistakes import mistakes_layout
from bot.ui.host.pages import pack_page, pages_of, scenario_page
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.notices import notice
from bot.ui.quiz.keys import require_moderator
from bot.ui.replies import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.app import Interaction
    from bot.content.faults import Fault
    from bot.content.prompts import Prompts
    from bot.content.uploads.scenarios import Brought
    from bot.services.uploads import Waiting

FORM_ID = f"mod{VERSION}:upload"
NUMBER = r"[1-9]\d{0,18}"


async def ask_for_file(interaction: Interaction) -> None:
    """Open the form with the place for a file."""
    say = interaction.client.prompts.say
    place: ui.FileUpload[Any] = ui.FileUpload(custom_id="file", required=True, max_values=1)
    labelled: ui.Label[Any] = ui.Label(
        text=say("upload.file"), description=say("upload.file_hint"), component=place
    )
    await open_form(interaction, FORM_ID, say("upload.title"), labelled)


async def take_file(interaction: Interaction, name: str, size_bytes: int, url: str) -> None:
    """Read an uploaded file and show what is in it, or every mistake; raises NotFetched."""
    bot = interaction.client
    found = bot.uploads.check_size(name, size_bytes) or await _read(interaction, name, url)
    if isinstance(found, list):
        await show(interaction, mistakes_layout(bot.prompts, name, found))
        return
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    waiting = await bot.uploads.hold(
        interaction.guild_id, interaction.user.id, found, interaction.created_at
    )
    warnings = () if isinstance(found, Pack) else found.warnings
    await show(interaction, await preview_layout(bot.prompts, waiting, 0, warnings))


async def _read(interaction: Interaction, name: str, url: str) -> Pack | Brought | list[Fault]:
    bot = interaction.client
    try:
        # One byte too many is enough to tell that a file is larger than it says it is.
        data = await bot.download(url, LARGEST_BYTES)
    except DownloadFailed:
        raise NotFetched from None
    return await bot.uploads.read(name, data)


async def preview_layout(
    prompts: Prompts, waiting: Waiting, page: int, warnings: Sequence[Fault] = ()
) -> Layout:
    """What would be imported, with the two ways to decide."""
    head = prompts.render(
        "host/upload",
        title=waiting.title,
        kind=prompts.say(f"brought_kind.{waiting.kind}"),
        version=waiting.version,
    )
    turning: list[ui.Item[Any]] = []
    if waiting.pack is not None:
        content = pack_page(prompts, waiting.pack, page)
        if page > 0:
            turning.append(LookButton.made(prompts, f"{waiting.id}.{page - 1}"))
        if page < pages_of(waiting.pack) - 1:
            label = "pack_button.older"
            turning.append(LookButton.made(prompts, f"{waiting.id}.{page + 1}", label=label))
    else:
        scenario = await built_from(waiting.source)
        if scenario is None:
            raise UploadGone
        content = scenario_page(prompts, scenario, warnings)
    decide = row(
        ImportButton.made(prompts, str(waiting.id)), CancelButton.made(prompts, str(waiting.id))
    )
    rows = [row(*turning)] if turning else []
    return Layout(box(MINE, paragraph(head), rule(), paragraph(content), *rows, decide))


class LookButton(HostButton, action="look", arg=rf"{NUMBER}\.\d{{1,3}}"):
    """Another page of what would be imported."""

    label = "pack_button.newer"

    async def act(self, interaction: Interaction) -> None:
        """Turn the page; raises UploadGone."""
        number, _, page = self.arg.partition(".")
        waiting = await _waiting(interaction, int(number))
        await show(
            interaction, await preview_layout(interaction.client.prompts, waiting, int(page))
        )


class ImportButton(HostButton, action="import", arg=NUMBER):
    """Keep what was shown."""

    label = "pack_button.import"
    style = ButtonStyle.success

    async def act(self, interaction: Interaction) -> None:
        """Import it whole; raises UploadGone and TooManyBrought."""
        bot = interaction.client
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        done = await bot.uploads.accept(
            int(self.arg), interaction.guild_id, interaction.user.id, interaction.created_at
        )
        text = bot.prompts.say(f"imported.{done.kind}", title=done.title, version=done.version)
        await show(interaction, notice(text))


class CancelButton(HostButton, action="cancel", arg=NUMBER):
    """Keep nothing."""

    label = "pack_button.cancel"

    async def act(self, interaction: Interaction) -> None:
        """Forget what was uploaded."""
        bot = interaction.client
        assert interaction.guild_id is not None  # who is no moderator of a server is turned away
        await bot.uploads.discard(int(self.arg), interaction.guild_id, interaction.user.id)
        await show(interaction, notice(bot.prompts.say("upload.cancelled")))


class BringButton(HostButton, action="bring"):
    """Open the form that takes a file."""

    label = "pack_button.bring"
    style = ButtonStyle.primary
    reply = Reply.OWN

    async def act(self, interaction: Interaction) -> None:
        """Ask for the file."""
        await ask_for_file(interaction)


class UploadForm(Form):
    """The file that came with the form."""

    template = re.compile(FORM_ID + NONCE)
    apart = True

    async def submitted(
        self,
        interaction: Interaction,
        _match: re.Match[str],
        _values: Mapping[str, str],
        /,
    ) -> None:
        """Read it; raises NoFile and what `take_file` raises."""
        require_moderator(interaction)
        data = cast("dict[str, Any]", interaction.data or {})
        files: dict[str, dict[str, Any]] = data.get("resolved", {}).get("attachments", {})
        for each in files.values():
            await take_file(interaction, each["filename"], each["size"], each["url"])
            return
        raise NoFile


async def _waiting(interaction: Interaction, upload_id: int) -> Waiting:
    assert interaction.guild_id is not None  # who is no moderator of a server is turned away
    return await interaction.client.uploads.waiting(
        upload_id, interaction.guild_id, interaction.user.id
    )


ITEMS = (LookButton, ImportButton, CancelButton, BringButton)
FORMS: tuple[Form, ...] = (UploadForm(),)
