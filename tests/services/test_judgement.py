"""The judgement test: before the first lesson, after the third game, the first answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.negotiation.commands import WalkOut
from bot.services.learning_refusals import NoTestNow
from bot.services.roleplay import Case
from tests.services.test_course import ALICE, AT

if TYPE_CHECKING:
    from bot.services.judgement import Offer
    from bot.services.learning import Learning
    from bot.services.roleplay import Roleplay


async def take(learning: Learning, *, right: bool) -> None:
    """Answer every item of the form that is offered."""
    offer: Offer | None = await learning.judgement.offer(ALICE)
    while offer is not None:
        _, item = await learning.judgement.next_item(ALICE)
        chosen = next(n for n, choice in enumerate(item.choices) if choice.right == right)
        offer = await learning.judgement.answer(ALICE, offer.form.id, item.id, chosen, AT)


async def play(roleplay: Roleplay, games: int) -> None:
    """Begin and leave so many negotiations."""
    for seed in range(games):
        table = await roleplay.start(ALICE, Case("cuba-1962-short", "us", "hawk"), seed, AT)
        await roleplay.act(table.negotiation.id, ALICE, table.state.turn, WalkOut("us"), AT)


async def test_it_is_offered_before_the_first_lesson_only(learning: Learning) -> None:
    assert await learning.judgement.offer(ALICE) is not None

    await learning.lessons.go(ALICE, "stakes", "c0", AT)

    assert await learning.judgement.offer(ALICE) is None


async def test_who_declines_is_not_asked_again(learning: Learning) -> None:
    await learning.judgement.decline(ALICE, AT)

    assert await learning.judgement.offer(ALICE) is None
    with pytest.raises(NoTestNow):
        await learning.judgement.next_item(ALICE)


async def test_it_goes_on_where_it_was_left_even_in_the_course(learning: Learning) -> None:
    offer, item = await learning.judgement.next_item(ALICE)
    await learning.judgement.answer(ALICE, offer.form.id, item.id, 0, AT)
    await learning.lessons.go(ALICE, "stakes", "c0", AT)

    again, following = await learning.judgement.next_item(ALICE)

    assert again.left == offer.left - 1
    assert following.id == offer.form.items[1].id


async def test_the_second_form_comes_after_the_third_game(
    learning: Learning, roleplay: Roleplay
) -> None:
    await take(learning, right=False)
    await play(roleplay, 2)
    assert await learning.judgement.offer(ALICE) is None

    await play(roleplay, 1)
    offer = await learning.judgement.offer(ALICE)

    assert offer is not None
    assert offer.is_after
    await take(learning, right=True)
    result = await learning.judgement.result(ALICE)
    assert (result.before, result.after, result.gain, result.missed) == (0, 10, 10, ())


async def test_the_first_answer_to_an_item_counts(learning: Learning) -> None:
    offer, item = await learning.judgement.next_item(ALICE)
    right = next(n for n, choice in enumerate(item.choices) if choice.right)

    await learning.judgement.answer(ALICE, offer.form.id, item.id, right, AT)
    await learning.judgement.answer(ALICE, offer.form.id, item.id, 1 - min(right, 1), AT)
    await take(learning, right=False)

    assert (await learning.judgement.result(ALICE)).before == 1


def test_over_many_people_each_form_comes_first_as_often(learning: Learning) -> None:
    firsts = [learning.judgement.forms_for(number << 22)[0].id for number in range(100)]

    assert firsts.count(firsts[0]) == 50
