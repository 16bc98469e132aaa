"""Letters: what they say, in which order, and that they do not repeat themselves."""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.writer import LETTER_LENGTH, write_letter
from bot.negotiation.commands import Act, Question
from bot.negotiation.events import (
    Answer,
    Invitation,
    Reason,
    Replied,
    Spoken,
    TurnClosed,
    Verdict,
)
from bot.negotiation.packages import Change
from bot.negotiation.state import State, apply
from tests.dialogue.fence import ISSUES, PROMPTS, fence, persona, table

SHEET = {"fence": "low", "paint": "green", "price": "halves", "date": "spring"}
HABITS: list[tuple[Act, ...]] = [
    ("offer", "justify"),
    ("offer",),
    ("ask",),
    ("offer", "threaten"),
    ("attack",),
]
VOICES = ["Moscow", "Washington", "nobody in particular"]


def letter(reply: Replied, state: State, voice: str = "") -> str:
    return write_letter(reply, state, fence(voice), persona(), PROMPTS.render)


def heard(said: Spoken, seed: int = 1) -> State:
    return apply(table(seed), said)


def test_the_parts_of_a_letter_stand_in_their_order() -> None:
    asked = Question("issue", "paint")
    said = Spoken("north", 1, SHEET, whole=True, offer=SHEET, asks=(asked,), acts=("ask",))
    reply = Replied(
        "south",
        1,
        ("offer",),
        "opens",
        offer={**SHEET, "fence": "none"},
        answers=(Answer(asked, "paint", importance=1),),
        verdicts=(Verdict("fence", "low", "refuse"),),
        reasons=(Reason("fence", "low", "south"),),
        invitation=Invitation("clause", "price"),
    )

    text = letter(reply, heard(said))

    places = [
        text.index(part)
        for part in ("(Its colour)", "(The fence)", "reason about low", "1. The fence: none", "?")
    ]
    assert places == sorted(places)
    assert len(re.findall(r"^\d\. ", text, re.MULTILINE)) == 4


def test_a_letter_asks_at_most_one_question() -> None:
    reply = Replied("south", 1, ("ask",), "holds", offer=SHEET, invitation=Invitation("priorities"))

    assert letter(reply, table()).count("?") == 1


@pytest.mark.parametrize("voice", VOICES)
def test_no_sentence_returns_within_a_game(voice: str) -> None:
    letters = game(voice, seed=7)

    seen: set[str] = set()
    for text in letters:
        sentences = set(sentences_of(text))
        assert seen.isdisjoint(sentences)
        seen |= sentences


@pytest.mark.parametrize("voice", VOICES)
def test_letters_keep_to_their_length(voice: str) -> None:
    assert all(len(text) <= LETTER_LENGTH for text in game(voice, seed=3))


def test_a_game_of_another_seed_is_worded_otherwise() -> None:
    assert game("", seed=1) != game("", seed=2)


def test_the_state_after_the_reply_gives_the_same_letter() -> None:
    said = Spoken("north", 1, SHEET, whole=True, offer=SHEET)
    reply = Replied("south", 1, ("offer",), "opens", offer=SHEET)
    before = heard(said)

    assert letter(reply, before) == letter(reply, apply(before, reply))


def test_a_step_towards_the_reader_is_acknowledged_by_clause() -> None:
    state = heard(Spoken("north", 1, SHEET, whole=True, offer=SHEET))
    state = apply(
        apply(state, Replied("south", 1, ("offer",), "opens", offer=SHEET)), TurnClosed(1)
    )
    better = {**SHEET, "fence": "high"}
    state = apply(state, Spoken("north", 2, better, whole=True, offer=better))

    text = letter(Replied("south", 2, ("offer",), "holds", offer=SHEET), state)

    assert "clause 1 (The fence)" in text


@given(st.integers(0, 2**32), st.sampled_from(VOICES))
@settings(max_examples=25, deadline=None)
def test_every_letter_is_whole(seed: int, voice: str) -> None:
    for text in game(voice, seed):
        assert "{" not in text
        assert "}" not in text
        assert "  " not in text


def game(voice: str, seed: int) -> list[str]:
    """Twelve letters of one game in which both sides move, repeat, ask, threaten and explain."""
    state = table(seed)
    letters: list[str] = []
    moves = cycle(ISSUES)
    acts = cycle(HABITS)
    for turn in range(1, 13):
        issue = next(moves)
        offer = {**SHEET, issue: ISSUES[issue][1][turn % 2]}
        said = next(acts)
        asked = (Question("issue", issue),) if "ask" in said else ()
        state = apply(
            state,
            Spoken("north", turn, offer, whole=True, offer=offer, asks=asked, acts=said),
        )
        reply = Replied(
            "south",
            turn,
            ("offer",),
            "opens" if turn == 1 else "moves" if turn % 2 else "holds",
            offer=offer,
            changes=(Change(issue, ISSUES[issue][1][0], ISSUES[issue][1][1]),),
            verdicts=(Verdict(issue, offer[issue], "refuse"),) if turn % 3 else (),
            answers=tuple(Answer(question, issue, importance=2) for question in asked),
            reasons=(Reason(issue, offer[issue], "south"),),
            invitation=Invitation("clause" if turn % 2 else "priorities", issue),
        )
        letters.append(letter(reply, state, voice))
        state = apply(apply(state, reply), TurnClosed(turn))
    return letters


def sentences_of(text: str) -> list[str]:
    prose = [
        line
        for line in text.splitlines()[2:-1]
        if line and not re.match(r"\d\. ", line) and not line.endswith(":")
    ]
    return [part for line in prose for part in re.split(r"(?<=[.?!]) ", line)]
