"""Every voice and habit that is shipped has words for every move, within limits."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.content.personas import load_personas
from bot.content.prompts import Prompts
from bot.content.scenarios import load_scenario
from bot.dialogue.clauses_in_words import SHEET_LINES
from bot.dialogue.intent import MOST_QUESTIONS
from bot.dialogue.writer import LETTER_LENGTH, write_letter
from bot.negotiation.commands import Message, Question
from bot.negotiation.events import Opened, Replied, Spoken
from bot.negotiation.events import Setup as Game
from bot.negotiation.letters import Answer, Invitation, Reason, Verdict
from bot.negotiation.packages import changes_between
from bot.negotiation.state import apply, begin
from bot.services.turns import set_table, take_turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.commands import Act, QuestionKind
    from bot.negotiation.letters import Movement, Stance
    from bot.negotiation.scenario import Channel, Package, Scenario

ROOT = Path(__file__).parents[2]
PROMPTS = Prompts(ROOT / "prompts")
PERSONAS = load_personas()
SCENARIOS = [path.stem for path in sorted((ROOT / "data" / "scenarios").glob("*.toml"))]
CHANNELS: tuple[Channel, ...] = ("letter", "back", "public", "mediator")
STANCES: tuple[Stance, ...] = ("accept", "refuse", "condition", "defer")
KINDS = ("priorities", "trade", "clause", "step", "confirm", "process", "channel", "contingent")
TENSIONS = (10.0, 90.0)
MOVEMENTS: tuple[Movement, ...] = ("opens", "moves", "holds", "accepts", "leaves")
ASKED: tuple[QuestionKind, ...] = ("issue", "why", "offer", "priorities", "alternative")
STEPS: tuple[tuple[Act, ...], ...] = (
    ("offer", "threaten", "justify"),
    ("offer", "apologise", "attack"),
    ("offer", "mediate", "channel", "stall"),
    ("offer", "reassure", "acknowledge"),
)


@lru_cache
def scenario(name: str) -> Scenario:
    return load_scenario(ROOT / "data" / "scenarios" / f"{name}.toml")


def packages(case: Scenario) -> Iterator[Package]:
    """As many packages as the longest issue has options: each option of each issue in one."""
    longest = max(len(issue.options) for issue in case.issues)
    for number in range(longest):
        yield {
            issue.id: issue.options[min(number, len(issue.options) - 1)].id for issue in case.issues
        }


def replies(case: Scenario, by: str, turns: Iterator[int]) -> Iterator[Replied]:
    """A reply with everything in it for each movement in each channel, over each option."""
    kinds, asked = cycle(KINDS), cycle(ASKED)
    for channel, movement in product(CHANNELS, MOVEMENTS):
        before: Package = {}
        for package in packages(case):
            stances = cycle(STANCES)
            question = next(asked)
            yield Replied(
                by,
                next(turns),
                ("offer", "justify", "ask"),
                movement,
                channel=channel,
                offer=package,
                changes=changes_between(case, before, package) if before else (),
                alternatives=(dict(before),) if before else (),
                verdicts=tuple(
                    Verdict(issue, option, next(stances)) for issue, option in package.items()
                ),
                answers=tuple(answers(case, question, package)),
                reasons=tuple(Reason(issue, option, by) for issue, option in package.items()),
                invitation=Invitation(
                    next(kinds),
                    case.issues[0].id,
                    package[case.issues[0].id],
                    case.triggers[0].id if case.triggers else None,
                ),
            )
            before = package


def answers(case: Scenario, kind: QuestionKind, package: Package) -> Iterator[Answer]:
    """The answers to as many questions as one message may hold, one of them declined."""
    if kind not in ("issue", "why"):
        order = tuple(each.id for each in case.issues) if kind == "priorities" else None
        yield Answer(Question(kind), None, order=order)
        return
    for number, (issue, option) in enumerate([*package.items()][-MOST_QUESTIONS:]):
        order = tuple(each.id for each in case.issue(issue).options)
        asked = Question(kind, issue)
        if number:
            yield Answer(asked, issue, 3, order, (option,))
        else:
            yield Answer(asked, issue, declined=True)


@pytest.mark.parametrize("persona", sorted(PERSONAS))
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_option_has_words_in_every_channel_for_every_movement(
    name: str, persona: str
) -> None:
    case = scenario(name)
    turns, tensions, steps = cycle(range(1, case.turns + 1)), cycle(TENSIONS), cycle(STEPS)
    for side, other in [(a.id, case.other(a.id).id) for a in case.sides]:
        for reply in replies(case, side, turns):
            state = begin(Opened(Game(case.id, other, persona, 5, case.turns), next(tensions)))
            said = Spoken(other, reply.turn, reply.offer, offer=reply.offer, acts=next(steps))
            text = write_letter(reply, apply(state, said), case, PERSONAS[persona], PROMPTS.render)
            assert faults(text) == [], text


def faults(letter: str) -> list[str]:
    """What no letter may show, whoever writes it about whatever."""
    sheet = next((part for part in letter.split("\n\n") if re.search(r"\(\d+\) .*: ", part)), "")
    found = {
        "too long": len(letter) > LETTER_LENGTH,
        "empty": not letter,
        "a place left open": bool(re.search(r"[{}]", letter)),
        "a gap": bool(re.search(r"  | [.,;]|\.\.|,,", letter)),
        "two questions": letter.count("?") > 1,
        "a sheet of more than six lines": len(sheet.splitlines()) > 1 + SHEET_LINES,
        "a list of the chat's own": bool(re.search(r"^(\d+\.|[-*#>]) ", letter, re.MULTILINE)),
        "no end": not re.search(r"[.?!]$|\w$", letter),
    }
    return [fault for fault, holds in found.items() if holds]


@pytest.mark.parametrize("persona", sorted(PERSONAS))
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_sentence_returns_in_a_game_that_is_played(name: str, persona: str) -> None:
    case = scenario(name)
    for side in case.sides:
        told = list(letters_of_a_game(case, side.id, persona))
        sentences = [each for letter in told for each in prose(letter)]

        returned = {each for each in sentences if sentences.count(each) > 1}
        assert not returned, f"{case.id}, {side.id}"


def letters_of_a_game(case: Scenario, side: str, persona: str) -> Iterator[str]:
    """The letters to somebody who asks, offers, repeats and threatens without ever agreeing."""
    setup = Game(case.id, side, persona, 11, case.turns)
    recorded = set_table(setup, case, PERSONAS[persona], PROMPTS.render)
    opened = recorded[0].event
    assert isinstance(opened, Opened)
    state = begin(opened)
    for each in recorded[1:]:
        state = apply(state, each.event)
        yield from [each.words] if each.words else []
    wants = case.side(side).wants
    best = {issue.id: wants[issue.id][0] for issue in case.issues if wants[issue.id][0] != "n/a"}
    issues = cycle(case.issues)
    for turn in range(1, case.turns):
        if state.ending is not None or state.incident is not None:
            return
        asked = (Question("issue", next(issues).id),) if turn % 3 == 0 else ()
        offer = {} if turn % 4 == 0 else best
        message = Message(side, offer=offer or None, asks=asked, acts=("justify",))
        for each in take_turn(state, message, case, PERSONAS[persona], PROMPTS.render):
            state = apply(state, each.event)
            yield from [each.words] if each.words else []


def prose(letter: str) -> list[str]:
    """The sentences of a letter without its head, its sheet and its signature."""
    body = letter.split("\n\n")[1:-1]
    lines = [
        line for part in body if not re.search(r"\(\d+\) ", part, re.MULTILINE) for line in [part]
    ]
    return [each for line in lines for each in re.split(r"(?<=[.?!]) ", line)]
