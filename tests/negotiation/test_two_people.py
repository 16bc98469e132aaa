"""Two people at one table: turns, the mediator, and what each may know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.files import shipped
from bot.content.repertoire import load_repertoire
from bot.negotiation.codec import dump_event, load_event
from bot.negotiation.commands import (
    Accept,
    Adjourn,
    CallMediator,
    Decide,
    Hint,
    MarkDraft,
    Message,
    Predict,
    Prepare,
    VoteDraft,
    WalkOut,
)
from bot.negotiation.errors import IllegalMove
from bot.negotiation.events import DraftRejected, IncidentOpened, MediatorCalled, Setup
from bot.negotiation.game import decide, opening
from bot.negotiation.state import apply, replay
from bot.negotiation.two_people import PRIVATE, known_to, sheet_of, to_move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.commands import Command
    from bot.negotiation.events import Event
    from bot.negotiation.scenario import Scenario
    from bot.negotiation.state import State

SHORT = load_repertoire(shipped("data")).scenarios["cuba-1962-short"]
SIDES = ("us", "su")
WHOLE = {
    "missiles": "out",
    "pledge": "conditional",
    "jupiters": "out_private",
    "quarantine": "lifted_after",
}
ISSUES = tuple(issue.id for issue in SHORT.issues)
plays = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


def table(seed: int = 7, first: str = "us") -> tuple[list[Event], State]:
    """Two people have sat down."""
    setup = Setup(SHORT.id, first, None, seed, SHORT.turns)
    log = list(opening(setup, SHORT, None))
    return log, replay(log)


def play(log: list[Event], state: State, *commands: Command, case: Scenario = SHORT) -> State:
    """Do these commands; the log grows with them."""
    for command in commands:
        for event in decide(state, command, case, None, state.setup.seed):
            log.append(event)
            state = apply(state, event)
    return state


def offer(side: str, **terms: str) -> Message:
    return Message(side, offer=terms, acts=("offer",))


def moves(side: str) -> st.SearchStrategy[Command]:
    """Anything somebody on a side may try."""
    packages = st.fixed_dictionaries(
        {},
        optional={i.id: st.sampled_from([o.id for o in i.options]) for i in SHORT.issues},
    )
    issue = st.sampled_from(ISSUES)
    ranking = st.permutations(ISSUES).map(tuple)
    options = [option.id for each in SHORT.incidents for option in each.options]
    return st.one_of(
        packages.map(lambda terms: Message(side, offer=terms, acts=("offer",))),
        st.just(Message(side, threat=2, acts=("threaten",))),
        st.just(Message(side, channel="mediator", acts=("mediate",))),
        st.integers(0, 100).map(lambda points: Prepare(side, float(points), float(points))),
        ranking.map(lambda order: Predict(side, order)),
        ranking.map(lambda order: CallMediator(side, order)),
        issue.map(lambda marked: MarkDraft(side, marked)),
        st.booleans().map(lambda yes: VoteDraft(side, yes)),
        st.sampled_from(options).map(lambda option: Decide(side, option)),
        st.sampled_from([Hint(side), Accept(side), WalkOut(side)]),
    )


EITHER = st.one_of(moves("us"), moves("su"))
GAMES = st.lists(EITHER, max_size=40)


def played(commands: Sequence[Command], seed: int = 7, case: Scenario = SHORT) -> list[Event]:
    """A log of all of these that the rules allowed."""
    log, state = table(seed)
    for command in commands:
        try:
            state = play(log, state, command, case=case)
        except IllegalMove:
            continue
    return log


@plays
@given(GAMES, st.integers(0, 2**31), st.sampled_from(SIDES))
def test_nobody_is_told_what_the_other_did_in_private(
    commands: list[Command], seed: int, side: str
) -> None:
    known = [known_to(event, side) for event in played(commands, seed)]

    others = [event for event in known if event is not None and event.kind in PRIVATE]
    told = [event for event in known if isinstance(event, MediatorCalled) and event.ranking]
    assert {getattr(event, "by", None) for event in (*others, *told)} <= {side}


@plays
@given(GAMES)
def test_the_public_log_tells_no_points_and_nothing_private(
    commands: list[Command],
) -> None:
    public = [known_to(event, None) for event in played(commands)]

    assert all(event is None or event.kind not in PRIVATE for event in public)
    assert all(event is None or event.kind != "ended" or event.utility == {} for event in public)
    assert replay(event for event in public if event is not None).setup.seed == 0


@plays
@given(GAMES, st.sampled_from(SIDES))
def test_what_one_person_sees_does_not_depend_on_the_others_sheet(
    commands: list[Command], side: str
) -> None:
    other = SHORT.other(side).id
    changed = replace(
        SHORT,
        issues=tuple(
            replace(
                issue,
                options=tuple(
                    replace(option, points={**option.points, other: option.points[other] + 1})
                    for option in issue.options
                ),
            )
            for issue in SHORT.issues
        ),
    )
    # Heat may depend on whether a repeated demand can be borne at all: that is felt, not read.
    quiet = [command for command in commands if not isinstance(command, Message)]

    before = [known_to(event, side) for event in played(quiet)]
    after = [known_to(event, side) for event in played(quiet, case=changed)]

    assert before == after
    assert sheet_of(SHORT, side).issues == sheet_of(changed, side).issues


@plays
@given(GAMES)
def test_every_log_is_read_back_as_it_was(commands: list[Command]) -> None:
    log = played(commands)

    assert [load_event(dump_event(event)) for event in log] == log


@pytest.mark.parametrize("side", SIDES)
def test_a_sheet_holds_nothing_of_the_other_side(side: str) -> None:
    sheet, other = sheet_of(SHORT, side), SHORT.other(side).id

    assert all(o.points[other] == 0 for issue in sheet.issues for o in issue.options)
    assert all(term.add.get(other, 0) == 0 for term in sheet.terms)
    assert all(issue.positions[other].interest == "" for issue in sheet.issues)
    theirs = sheet.side(other)
    assert (theirs.brief, theirs.batna, theirs.no_deal) == ("", "", ())
    assert sheet.side(side) == SHORT.side(side)


def test_the_public_sheet_holds_nothing_of_either() -> None:
    sheet = sheet_of(SHORT, None)

    assert not any(sum(o.points.values()) for issue in sheet.issues for o in issue.options)
    assert [side.brief for side in sheet.sides] == ["", ""]


def test_each_speaks_once_in_an_exchange_and_the_first_begins() -> None:
    log, state = table(first="su")

    turns = [to_move(state, SHORT)]
    state = play(log, state, offer("su", missiles="stay"))
    turns.append(to_move(state, SHORT))
    state = play(log, state, offer("us", missiles="out"))
    turns.append(to_move(state, SHORT))

    assert turns == ["su", "us", "su"]
    assert state.turn == 2


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(offer("su", missiles="out"), id="an offer"),
        pytest.param(Accept("su"), id="a signature"),
        pytest.param(WalkOut("su"), id="leaving"),
    ],
)
def test_out_of_turn_nothing_is_done(command: Command) -> None:
    _, state = table()

    with pytest.raises(IllegalMove) as refused:
        decide(state, command, SHORT, None, 7)

    assert refused.value.fault == "not_your_turn"


def test_stopping_needs_no_turn_and_blames_nobody() -> None:
    log, state = table()

    state = play(log, state, Adjourn("su"))

    assert state.ending is not None
    assert (state.ending.outcome, state.ending.by) == ("no_deal", "su")


def test_a_deal_is_made_by_signing_the_others_sheet_in_ones_turn() -> None:
    log, state = table()

    state = play(log, state, offer("us", **WHOLE), Accept("su"))

    assert state.ending is not None
    assert state.ending.outcome == "deal"
    assert state.ending.utility["us"] == 81


def test_the_mediator_comes_when_both_have_asked() -> None:
    log, state = table()

    state = play(log, state, CallMediator("su", ("pledge",)))
    alone = state.draft
    state = play(log, state, CallMediator("us", ("missiles",)))

    assert alone is None
    assert state.draft is not None
    assert state.draft.number == 1


def test_a_message_through_good_offices_asks_for_the_mediator() -> None:
    log, state = table()

    state = play(log, state, Message("us", channel="mediator", acts=("mediate",)))

    assert state.draft is None
    assert set(state.called) == {"us"}


def test_marks_of_both_bring_the_next_draft_and_four_are_the_end() -> None:
    log, state = table()
    state = play(log, state, CallMediator("us"), CallMediator("su"))

    numbers: list[int] = []
    for _ in range(3):
        state = play(log, state, MarkDraft("us", "missiles"), MarkDraft("su", "pledge"))
        assert state.draft is not None
        numbers.append(state.draft.number)

    assert numbers == [2, 3, 4]
    with pytest.raises(IllegalMove):
        decide(state, MarkDraft("us", "missiles"), SHORT, None, 7)


@pytest.mark.parametrize(("other", "signed"), [(True, True), (False, False)])
def test_only_two_yeses_make_the_draft_a_deal(*, other: bool, signed: bool) -> None:
    log, state = table()
    state = play(log, state, CallMediator("us"), CallMediator("su"))

    state = play(log, state, VoteDraft("us", yes=True), VoteDraft("su", yes=other))

    assert (state.ending is not None) is signed
    assert any(isinstance(event, DraftRejected) for event in log) is not signed


def test_after_a_rejected_draft_marks_bring_another() -> None:
    log, state = table()
    state = play(log, state, CallMediator("us"), CallMediator("su"))
    state = play(log, state, VoteDraft("us", yes=False), VoteDraft("su", yes=False))

    state = play(log, state, MarkDraft("us", "missiles"), MarkDraft("su", "pledge"))

    assert state.draft is not None
    assert (state.draft.number, state.draft.rejected, state.draft.votes) == (2, False, {})


def test_nobody_is_asked_for_the_mediator_twice() -> None:
    log, state = table()
    state = play(log, state, CallMediator("us"))

    with pytest.raises(IllegalMove) as refused:
        decide(state, CallMediator("us"), SHORT, None, 7)

    assert refused.value.fault == "already_called"


def test_incidents_come_to_both_in_turn_and_only_theirs_decides() -> None:
    addressed: set[str] = set()
    for seed in range(30):
        log, state = table(seed)
        while state.ending is None and state.incident is None:
            side = to_move(state, SHORT)
            heat = 1 if seed % 2 or side == "us" else 0
            threat = Message(side, offer={"missiles": "out"}, threat=heat, acts=("threaten",))
            state = play(log, state, threat)
        opened = next((event for event in log if isinstance(event, IncidentOpened)), None)
        if opened is None or state.incident is None:
            continue
        addressed.add(opened.by)
        assert to_move(state, SHORT) == opened.by
        incident = next(each for each in SHORT.incidents if each.id == state.incident)
        wrong = Decide(SHORT.other(opened.by).id, incident.options[0].id)
        with pytest.raises(IllegalMove, match="not_your_turn"):
            decide(state, wrong, SHORT, None, seed)
        state = play(log, state, Decide(opened.by, incident.options[0].id))
        assert state.incident_by is None

    assert addressed == set(SIDES)
