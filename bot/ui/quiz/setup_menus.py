"""What stands in the menus of the set-up panel of a live quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import SelectOption

from bot.ui.quiz.choice import (
    CADENCES,
    COUNTS,
    EXTRAS,
    MOST_QUESTIONS,
    PACES,
    SCORINGS,
    TEAMS,
    TIMES,
)
from bot.ui.setup import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.content.prompts import Prompts
    from bot.services.quiz.offers import Offer
    from bot.ui.quiz.choice import Field, QuizChoice

MOST_OPTIONS = 25


def options(
    prompts: Prompts, offers: Sequence[Offer], offer: Offer, choice: QuizChoice
) -> dict[Field, list[SelectOption]]:
    """The options by what they choose; the rarer choices only where they are to be shown."""
    menus: dict[Field, list[SelectOption]] = {
        "pack": _packs(prompts, offers, choice),
        "count": _counts(prompts, offer, min(choice.count, len(offer.questions))),
        "seconds": _seconds(prompts, choice),
        "pace": _named(prompts, "pace", PACES, choice.pace),
    }
    if choice.more:
        menus |= {
            "scoring": _named(prompts, "scoring", SCORINGS, choice.scoring),
            "cadence": _named(prompts, "cadence", CADENCES, choice.cadence, hints=False),
            "teams": _named(prompts, "teams", TEAMS, choice.teams),
            "extras": _extras(prompts, choice),
        }
    return {field: found for field, found in menus.items() if len(found) > 1}


def _packs(prompts: Prompts, offers: Sequence[Offer], choice: QuizChoice) -> list[SelectOption]:
    options: list[SelectOption] = []
    for offer in _that_fit(offers, choice.pack):
        kind = "own_hint" if offer.is_own else "shipped_hint"
        hint = prompts.say(
            f"quiz_pack.{kind}",
            count=len(offer.questions),
            summary=offer.summary or prompts.say("quiz_pack.all_hint"),
        )
        options.append(
            SelectOption(
                label=shorten(offer.title),
                value=offer.key,
                description=shorten(hint),
                default=offer.key == choice.pack,
            )
        )
    return options


def _that_fit(offers: Sequence[Offer], chosen: str) -> list[Offer]:
    """All that are shipped, and of the server's own as many as there is room for, with the chosen.

    The option of the command finds the others.
    """
    own = sorted((each for each in offers if each.is_own), key=lambda each: each.key != chosen)
    shipped = [each for each in offers if not each.is_own]
    kept = {each.key for each in own[: MOST_OPTIONS - len(shipped)]}
    return [each for each in offers if not each.is_own or each.key in kept]


def _counts(prompts: Prompts, offer: Offer, count: int) -> list[SelectOption]:
    most = min(len(offer.questions), MOST_QUESTIONS)
    numbers = sorted({*(number for number in COUNTS if number < most), count, most})
    return [
        SelectOption(
            label=prompts.say(
                "quiz_count.all" if number == len(offer.questions) else "quiz_count.some",
                count=number,
            ),
            value=str(number),
            default=number == count,
        )
        for number in numbers
        if number > 0
    ]


def _seconds(prompts: Prompts, choice: QuizChoice) -> list[SelectOption]:
    return [
        SelectOption(
            label=prompts.say("quiz_seconds.some", seconds=seconds),
            value=str(seconds),
            default=seconds == choice.seconds,
        )
        for seconds in sorted({*TIMES, choice.seconds})
    ]


def _named(
    prompts: Prompts, field: str, values: Sequence[str], chosen: str, *, hints: bool = True
) -> list[SelectOption]:
    return [
        SelectOption(
            label=prompts.say(f"quiz_{field}.{value}"),
            value=value,
            description=prompts.say(f"quiz_{field}.{value}_hint") if hints else None,
            default=value == chosen,
        )
        for value in values
    ]


def _extras(prompts: Prompts, choice: QuizChoice) -> list[SelectOption]:
    return [
        SelectOption(
            label=prompts.say(f"quiz_extra.{extra}"),
            value=extra,
            description=prompts.say(f"quiz_extra.{extra}_hint"),
            default=extra in choice.extras,
        )
        for extra in EXTRAS
    ]
