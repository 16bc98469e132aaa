"""Letters: what they say, in which order, and that they do not repeat themselves."""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.letters import passages
from bot.dialogue.occasions import occasions
from bot.dialogue.writer import LETTER_LENGTH, write_letter
from bot.negotiation.commands import Act, Question
from bot.negotiation.events import Replied, Spoken, TurnClosed
from bot.negotiation.letters import Answer, Invitation, Reason, Verdict
from bot.negotiation.packages import Change
from bot.negotiation.state import State, apply
from tests.dialogue.fence import ISSUES, PROMPTS, fence, persona, table

if TYPE_CHECKING:
    from bot.dialogue.passages import Passage
    from bot.negotiation.scenario import Channel

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


def passages_of(reply: Replied, state: State | None = None) -> list[Passage]:
    """What the letter says, before it is put into words."""
    return list(passages(occasions(reply, state or table(), fence())[-1]))


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
        for part in ("(Its colour)", "(The fence)", "reason about low", "(1) The fence: none", "?")
    ]
    assert places == sorted(places)
    assert len(re.findall(r"\(\d\) ", text)) == 4


def test_what_both_papers_say_stands_together_in_one_line() -> None:
    said = Spoken("north", 1, SHEET, whole=True, offer=SHEET)
    reply = Replied("south", 1, ("offer",), "opens", offer={**SHEET, "fence": "none"})

    lines = letter(reply, heard(said)).splitlines()

    assert "(1) The fence: none" in lines
    assert "Settled: (2) Its colour: green · (3) Who pays: halves · (4) When: spring" in lines


def test_no_line_of_a_letter_becomes_a_list_of_the_chats_own() -> None:
    assert not any(re.search(r"^(\d+\.|[-*#>]) ", each, re.MULTILINE) for each in game("", seed=1))


def test_giving_way_and_asking_for_more_are_told_apart() -> None:
    wants = fence().side("south").wants["fence"]
    changes = (Change("fence", wants[0], wants[1]), Change("date", "spring", "autumn"))
    reply = Replied("south", 2, ("offer",), "moves", offer=SHEET, changes=changes)

    worded = [passage.section for passage in passages_of(reply)]

    assert worded.index("we_move") < worded.index("we_shift")


def test_a_question_asked_before_does_not_make_an_offer_the_first() -> None:
    state = heard(Spoken("north", 1, SHEET, whole=True, offer=SHEET))
    state = apply(apply(state, Spoken("north", 2, acts=("ask",))), TurnClosed(2))
    better = {**SHEET, "fence": "high"}
    state = apply(state, Spoken("north", 3, better, whole=True, offer=better))
    reply = Replied("south", 3, ("offer",), "holds", offer=SHEET)

    sections = [passage.section for passage in passages_of(reply, state)]

    assert "they_moved" in sections
    assert "they_opened" not in sections


def test_a_reason_asked_for_is_given_with_the_clause_it_is_about() -> None:
    asked = Question("why", "fence")
    told = Answer(asked, "fence", importance=2, order=("low", "none", "high"), acceptable=("low",))
    reply = Replied("south", 1, ("disclose",), "holds", offer=SHEET, answers=(told,))

    text = letter(reply, heard(Spoken("north", 1, asks=(asked,), acts=("ask",))))

    assert re.search(r"clause 1[^.]*\. south has a reason about low", text)


def test_a_reason_given_before_is_given_again_to_whoever_asks() -> None:
    asked = Question("why", "fence")
    told = Answer(asked, "fence", importance=2, order=("low", "none", "high"))
    reply = Replied("south", 1, ("disclose",), "holds", offer=SHEET, answers=(told, told, told))

    text = letter(reply, heard(Spoken("north", 1, asks=(asked,), acts=("ask",))))

    assert re.search(r"clause 1[^.]*: south has a reason about low\.", text)


def test_nothing_is_called_bearable_that_is_worse_for_us_than_our_own_offer() -> None:
    asked = Question("issue", "fence")
    told = Answer(asked, "fence", importance=1, order=("high", "low", "none"), acceptable=("low",))
    reply = Replied(
        "south", 1, ("disclose",), "holds", offer={**SHEET, "fence": "none"}, answers=(told,)
    )
    state = heard(Spoken("north", 1, asks=(asked,), acts=("ask",)))

    told_of = next(each for each in passages_of(reply, state) if each.section.startswith("best"))

    assert told_of.section == "best_but_offered"
    assert told_of.options["offered"] == ("fence", ("none",))


def test_a_clause_is_not_agreed_to_and_refused_in_one_letter() -> None:
    dropped, asked = Verdict("fence", "none", "accept"), Verdict("fence", "high", "refuse")
    reply = Replied("south", 2, ("offer",), "holds", offer=SHEET, verdicts=(asked, dropped))

    told = [each for each in passages_of(reply) if each.values.get("clause") == ("fence",)]

    assert [passage.section for passage in told] == ["refuse_clause"]


def test_who_accepts_waits_for_no_answer() -> None:
    reply = Replied("south", 2, ("accept",), "accepts", offer=SHEET, accepted=SHEET)

    sections = [passage.section for passage in passages_of(reply)]

    assert sections[0] == "accept_all"
    assert sections[-1] == "signed"
    assert "closing" not in sections


def test_a_letter_asks_at_most_one_question() -> None:
    reply = Replied("south", 1, ("ask",), "holds", offer=SHEET, invitation=Invitation("priorities"))

    assert letter(reply, table()).count("?") == 1


@pytest.mark.parametrize("channel", ["letter", "back", "public"])
@pytest.mark.parametrize("voice", VOICES)
def test_no_sentence_returns_within_a_game(voice: str, channel: Channel) -> None:
    letters = game(voice, seed=7, channel=channel)

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


def game(voice: str, seed: int, channel: Channel = "letter") -> list[str]:
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
            channel=channel,
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
        if line and not re.search(r"\(\d\) .*: ", line) and not line.endswith(":")
    ]
    return [part for line in prose for part in re.split(r"(?<=[.?!]) ", line)]
