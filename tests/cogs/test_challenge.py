"""Challenging somebody, and what becomes of the invitation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import discord
import pytest

from bot.app import create_bot
from bot.services.challenges import OPEN_FOR
from bot.ui.duel.clockwork import tick
from tests.cogs.pair import challenge, sit_down
from tests.cogs.seat import panel, read, said

if TYPE_CHECKING:
    from simcord.env import Env

    from bot.app import Backchannel
    from bot.settings import Settings
    from tests.cogs.seat import Seat

UNKNOWN_MEMBER = 10_007


async def test_the_invitation_is_public_and_tells_nothing_private(alice: Seat, bob: Seat) -> None:
    invitation = await challenge(alice, bob, side="us")

    assert not invitation.ephemeral
    assert f"<@{alice.member.id}> invites <@{bob.member.id}>" in invitation.text
    assert "for **United States**" in invitation.text
    assert "points for" not in invitation.text
    assert invitation.labels == ["Take it up", "Not this time", "Take it back"]


async def test_only_the_invited_is_called(alice: Seat, bob: Seat) -> None:
    await challenge(alice, bob)

    called = [
        one.json["allowed_mentions"]["users"]
        for one in alice.env.http_requests
        if one.method == "POST" and one.json and one.json.get("allowed_mentions")
    ]
    assert called == [[bob.member.id]]


async def test_the_challenger_is_told_in_private(alice: Seat, bob: Seat) -> None:
    result = await alice.member.slash(alice.room, "negotiate challenge", member=bob.member)

    assert result.response is not None
    assert result.response.ephemeral


async def test_the_user_menu_challenges_to_the_first_case(alice: Seat, bob: Seat) -> None:
    result = await alice.member.context_menu(alice.room, "Challenge to negotiate", bob.member)

    assert "drawn by lot" in said(result).text


async def test_case_and_side_are_completed_while_typing(alice: Seat) -> None:
    cases = await alice.member.autocomplete(alice.room, "negotiate challenge", "scenario", "job")
    sides = await alice.member.autocomplete(alice.room, "negotiate challenge", "side", "sov")

    assert [choice["value"] for choice in cases] == ["job-offer"]
    assert [choice["name"] for choice in sides] == ["Soviet Union"]


async def test_accepting_opens_one_private_thread_with_both_in_it(alice: Seat, bob: Seat) -> None:
    pair = await sit_down(alice, bob)

    asked = next(one for one in alice.env.http_requests if one.path.endswith("/threads"))
    added = [one.path for one in alice.env.http_requests if "/thread-members/" in one.path]
    assert asked.json is not None
    assert asked.json["invitable"] is False
    assert asked.json["type"] == discord.ChannelType.private_thread.value
    assert {path.rsplit("/", 1)[1] for path in added} == {
        str(alice.member.id),
        str(bob.member.id),
    }
    assert "is to move" in pair.panel.text


async def test_the_invitation_then_leads_to_the_table(alice: Seat, bob: Seat) -> None:
    pair = await sit_down(alice, bob)

    after = panel(alice.room)
    assert "negotiate" in after.text
    assert after.labels == ["Go to the table"]
    assert str(pair.thread.id) in after.links[0]


@pytest.mark.parametrize("label", ["Take it up", "Not this time"])
async def test_nobody_else_can_answer(alice: Seat, bob: Seat, label: str) -> None:
    invitation = await challenge(alice, bob)
    morgan = type(alice)(alice.env, alice.room, "morgan")

    answers = [await who.press(invitation, label) for who in (alice, morgan)]

    assert all(answer.ephemeral for answer in answers)
    assert all("for somebody else" in answer.text for answer in answers)
    assert "Take it up" in panel(alice.room).labels


async def test_declining_needs_no_reason(alice: Seat, bob: Seat) -> None:
    invitation = await challenge(alice, bob)

    await bob.press(invitation, "Not this time")

    assert "this time" in panel(alice.room).text
    assert panel(alice.room).labels == []
    assert "Take it up" in (await challenge(alice, bob)).labels


async def test_the_challenger_takes_it_back_and_nobody_else(alice: Seat, bob: Seat) -> None:
    invitation = await challenge(alice, bob)
    refused = await bob.press(invitation, "Take it back")

    await alice.press(invitation, "Take it back")

    assert "Only whoever sent" in refused.text
    assert "taken the invitation" in panel(alice.room).text


async def test_it_can_be_taken_back_from_the_private_answer_too(alice: Seat, bob: Seat) -> None:
    result = await alice.member.slash(alice.room, "negotiate challenge", member=bob.member)
    assert result.response is not None

    await alice.member.click(result.response, label="Take it back")

    assert "taken the invitation" in panel(alice.room).text


async def test_an_answer_to_what_was_taken_back_is_kind(alice: Seat, bob: Seat) -> None:
    invitation = await challenge(alice, bob)
    alice.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50_013)
    result = await alice.member.slash(alice.room, "negotiate challenge", member=bob.member)
    assert result.response is not None
    await alice.member.click(result.response, label="Take it back")

    answer = await bob.press(said(result), "Take it up")

    assert "was taken back" in answer.text
    assert invitation.ids
    assert "taken the invitation" in panel(alice.room).text


async def test_challenged_again_the_same_invitation_moves_here(alice: Seat, bob: Seat) -> None:
    await challenge(alice, bob)

    again = await challenge(alice, bob)

    assert "Take it up" in again.labels
    assert len(read(alice.room)) == 1


async def test_who_challenges_back_is_led_to_the_invitation(alice: Seat, bob: Seat) -> None:
    await challenge(alice, bob)

    answer = await challenge(bob, alice)

    assert answer.ephemeral
    assert "They were faster" in answer.text
    assert answer.labels == ["Go to the invitation"]


async def test_two_who_play_already_are_led_to_their_table(alice: Seat, bob: Seat) -> None:
    pair = await sit_down(alice, bob)

    answer = await challenge(bob, alice)

    assert "in the middle of this case" in answer.text
    assert str(pair.thread.id) in answer.links[0]


async def test_oneself_and_bots_are_declined_kindly(alice: Seat, simcord_env: Env) -> None:
    machine = simcord_env.guild.add_member(simcord_env.create_user("machine", bot=True))

    myself = await challenge(alice, alice)
    result = await alice.member.slash(alice.room, "negotiate challenge", member=machine)

    assert "You would win every time" in myself.text
    assert "is a program" in said(result).text
    assert read(alice.room) == []


async def test_in_direct_messages_it_says_where_to_go(alice: Seat, bob: Seat) -> None:
    user = alice.member.user
    result = await user.slash("negotiate challenge", member=bob.member.user)

    assert "in a text channel of a server" in said(result).text


async def test_an_invitation_expires_by_itself(
    alice: Seat, bob: Seat, simcord_bot: Backchannel
) -> None:
    await challenge(alice, bob)

    await tick(simcord_bot, alice.env.now() + OPEN_FOR + timedelta(seconds=1))

    assert "has run out" in panel(alice.room).text
    assert panel(alice.room).labels == []


async def test_after_a_restart_it_still_expires_and_its_buttons_work(
    alice: Seat, bob: Seat, simcord_env: Env, settings: Settings
) -> None:
    first = await challenge(alice, bob)
    second = await challenge(alice, bob, scenario="job-offer")
    again = create_bot(settings)

    await simcord_env.restart_bot(again)

    await bob.press(first, "Take it up")
    alice.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50_013)
    await tick(again, alice.env.now() + OPEN_FOR + timedelta(seconds=1))
    assert len(alice.threads) == 1
    assert "waited too long" in (await bob.press(second, "Take it up")).text
    await again.database.close()


async def test_a_challenger_who_has_left_is_not_waited_for(alice: Seat, bob: Seat) -> None:
    invitation = await challenge(alice, bob)
    alice.env.inject_error(
        "GET", f"/guilds/*/members/{alice.member.id}", status=404, code=UNKNOWN_MEMBER
    )

    answer = await bob.press(invitation, "Take it up")

    assert "not in this server any more" in answer.text
    assert "taken the invitation" in panel(alice.room).text
    assert alice.threads == []
