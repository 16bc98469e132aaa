"""Whatever members use or press of what moderators have, they are told that it is not for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord.http import Route
from discord.utils import utcnow

from bot.quiz.setup import RoundSetup
from bot.services.quiz.live import Place
from bot.ui.base import HouseButton, HouseRoleSelect, HouseSelect
from bot.ui.host.items import ITEMS as HOST
from bot.ui.questions import facts
from bot.ui.quiz import players, ranking
from bot.ui.quiz.items import LIVE
from cogs.packs import ITEMS as PACKS
from tests.cogs.seat import Seat, said
from tests.cogs.test_results import allow_host

if TYPE_CHECKING:
    from simcord.builders import ChannelHandle

    from bot.app import Backchannel

FOR_PLAYERS = (*players.ITEMS, *ranking.ITEMS, *facts.ITEMS)
REFUSALS = ("That is for moderators", "Settings are for members who may moderate")
BUTTON, MENU, ROLES = 2, 3, 6
ROW, IN_A_ROW, ROWS = 1, 5, 5
CHOICE = "host1:all:10:20:000000"
IDS = (
    *(f"quiz1:1:{step}:0" for step in ("start", "next", "close", "reveal", "pause", "resume")),
    *(f"quiz1:1:{step}:0" for step in ("skip", "void", "endsure", "players", "pick")),
    *(f"quiz1:1:{step}" for step in ("end", "control", "showboard", "voided", "export")),
    *(f"quiz1:1:{step}:1001" for step in ("exclude", "readmit")),
    "quiz1:1:time:1001.50",
    *(f"{CHOICE}:{what}" for what in ("pack", "lobby", "toggle")),
    *(f"mod1:{what}:0" for what in ("results", "member", "packs")),
    *(f"mod1:{what}" for what in ("tables", "usual", "bring")),
    *(f"mod1:{what}:members.0" for what in ("class", "leaf")),
    *(f"mod1:{what}:p1" for what in ("remove", "remove_sure", "take_back")),
    *(f"mod1:{what}:1" for what in ("import", "cancel")),
    "mod1:view:off",
    "mod1:pack:p1.0",
    "mod1:give:p1.csv",
    "mod1:look:1.0",
    "set1:seconds",
    "set1:role",
)
"""An id of every button and menu that only moderators may press, of the first quiz."""


def kind_of(custom_id: str) -> type[HouseButton | HouseSelect | HouseRoleSelect]:
    """What answers to this id."""
    (found,) = [
        each
        for each in (*LIVE, *HOST, *PACKS)
        if each.__discord_ui_compiled_template__.fullmatch(custom_id)
    ]
    return found


def component(custom_id: str) -> dict[str, Any]:
    """The button or menu with this id, as Discord knows it."""
    kind = kind_of(custom_id)
    if issubclass(kind, HouseButton):
        return {"type": BUTTON, "style": 1, "label": custom_id, "custom_id": custom_id}
    if issubclass(kind, HouseRoleSelect):
        return {"type": ROLES, "custom_id": custom_id}
    return {"type": MENU, "custom_id": custom_id, "options": [{"label": "1", "value": "1"}]}


def rows() -> list[dict[str, Any]]:
    """All of them, buttons five in a row and each menu in a row of its own."""
    found = [component(each) for each in IDS]
    buttons = [each for each in found if each["type"] == BUTTON]
    parts = [buttons[n : n + IN_A_ROW] for n in range(0, len(buttons), IN_A_ROW)]
    parts += [[each] for each in found if each["type"] != BUTTON]
    return [{"type": ROW, "components": part} for part in parts]


def test_every_pressable_thing_is_either_for_players_or_tried_here() -> None:
    assert {*(kind_of(each) for each in IDS), *FOR_PLAYERS} == {*LIVE, *HOST, *PACKS}


async def test_nobody_else_starts_steers_imports_or_sees_results_whatever_they_press(
    simcord_bot: Backchannel, room: ChannelHandle, alice: Seat
) -> None:
    await allow_host(simcord_bot, alice)
    guild = alice.env.guild
    setup = RoundSetup(pack="all", title="Test")
    place = Place(guild.id, room.id, alice.member.id)
    round_ = await simcord_bot.stage.live.open_lobby(place, setup, (), utcnow())
    group = simcord_bot.tree.get_command("host")
    assert isinstance(group, discord.app_commands.Group)

    told = [await alice.use(f"host {each.name}") for each in group.commands]
    waiting = rows()
    for start in range(0, len(waiting), ROWS):
        shown = waiting[start : start + ROWS]
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=room.id)
        await simcord_bot.http.request(route, json={"content": "…", "components": shown})
        message = room.history()[-1]
        for each in (each for row in shown for each in row["components"]):
            custom_id = each["custom_id"]
            if each["type"] == BUTTON:
                result = await alice.member.click(message, custom_id=custom_id)
            else:
                chosen = [guild.create_role("Mine") if each["type"] == ROLES else "1"]
                result = await alice.member.select(message, chosen, custom_id=custom_id)
            told.append(said(result))
    offered = [
        await alice.member.autocomplete(room, f"host {name}", option, "")
        for name, option in (("quiz", "pack"), ("export", "quiz"))
    ]

    assert [each.text for each in told if not each.text.startswith(REFUSALS)] == []
    assert not any(each.source.attachments for each in told)
    assert len(told) == len(group.commands) + len(IDS)
    assert offered == [[], []]
    assert (await simcord_bot.stage.live.round(round_.id)).events == ()
