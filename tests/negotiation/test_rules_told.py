"""What is told about a letter is true: every rule's claim, held against the log of real games."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bot.content.personas import load_personas
from bot.content.scenarios import find_scenario
from bot.negotiation.back_table import objections
from bot.negotiation.commands import Accept, Contingency, Message, Question
from bot.negotiation.counterpart.case import Case, case_for
from bot.negotiation.counterpart.riders import expected_points
from bot.negotiation.league.match import play
from bot.negotiation.league.moves import any_in_band, would_sign
from bot.negotiation.league.roster import LEARNERS
from bot.negotiation.packages import is_complete, merge
from bot.negotiation.state import State, apply, replay

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.negotiation.events import Event, Replied, Spoken
    from bot.negotiation.league.seat import Learner, Seat
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Channel, Package, Scenario

SCRIPTED = (
    "linear",
    "logroller-asking",
    "fast-conceder",
    "splits-difference",
    "stubborn",
    "threatener",
    "edits-their-offer",
    "promise-farmer",
    "random",
    "random",
)
SEED, RESTLESS = 70, 6


def restless(seat: Seat) -> Message | Accept:
    """Says a little of everything: steps, threats, questions, parts of offers, every channel."""
    case, luck = seat.case, seat.luck
    if seat.turn > 4 and would_sign(seat, 0.5):
        return Accept(case.side)
    sheet = case.sheet
    offer = any_in_band(seat, 0.9 - 0.8 * luck("level"))
    if luck("part") < 0.3:
        offer = dict(list(offer.items())[: 1 + int(4 * luck("size"))])
    repeats = luck("again") < 0.35 and seat.own_last
    issue = sheet.issues[int(luck("issue") * len(sheet.issues))]
    steps = [step.id for step in sheet.side(case.side).steps]
    taken = {said.gesture for said in seat.state.spoken}
    channels: list[Channel] = ["letter", *(rule.id for rule in sheet.channels)]
    trigger = sheet.triggers[0].id if sheet.triggers and luck("rider") < 0.2 else None
    return Message(
        by=case.side,
        offer=None if luck("silent") < 0.15 else dict(seat.own_last or {}) if repeats else offer,
        alternatives=(any_in_band(seat, 0.4),) if luck("choice") < 0.2 else (),
        contingency=Contingency(trigger, {issue.id: issue.options[0].id}) if trigger else None,
        asks=(Question("issue", issue.id),) if luck("asks") < 0.25 else (),
        threat=2 if luck("threat") < 0.08 else 0,
        gesture=next((s for s in steps if s not in taken), None) if luck("step") < 0.3 else None,
        acts=("attack",) if luck("attack") < 0.1 else ("greet",),
        channel=channels[int(luck("channel") * len(channels))],
    )


def hot_headed(seat: Seat) -> Message:
    """Takes a step, breaks its word, heats the table up, then asks and takes another step."""
    side = seat.case.side
    steps = [step.id for step in seat.case.sheet.side(side).steps]
    hot = 86 < seat.state.tension < 92
    return Message(
        by=side,
        offer=any_in_band(seat, 0.9),
        asks=tuple(Question("issue", issue) for issue in seat.case.sheet.side(side).priorities),
        gesture=steps[0] if seat.turn == 1 else steps[1] if hot and seat.turn < 8 else None,
        threat=2 if seat.turn > 1 and seat.state.tension < 65 else 0,
        acts=("greet",) if seat.turn == 1 else ("attack",),
    )


@dataclass(frozen=True)
class Told:
    """A letter with all that its rules may speak of; `before` is the state it was written in."""

    scenario: Scenario
    persona: Persona
    case: Case
    before: State
    after: State
    letter: Replied

    @property
    def heard(self) -> list[Spoken]:
        """The learner's messages up to the letter."""
        return [said for said in self.before.spoken if said.turn <= self.letter.turn]

    @property
    def offers(self) -> list[Package]:
        """The learner's own proposals, one for each message that made one."""
        return [said.standing for said in self.heard if said.offer and said.standing]

    @property
    def theirs(self) -> Package:
        """The package judged: of several sent as equal the one it likes best."""
        others = [merge(self.scenario, self.offers[-1], p) for p in self.heard[-1].alternatives]
        return [self.offers[-1], *others][self.letter.prefers or 0]

    @property
    def own(self) -> list[Package]:
        """The counterpart's packages, this letter's last."""
        earlier = [reply.offer for reply in self.before.replies if reply.offer]
        return [*earlier, self.letter.offer or {}]

    def worth(self, package: Package) -> float:
        """Its points for the counterpart; what is left open counts as the learner would like it."""
        return self.case.points(self.case.completed(package))

    def share(self, package: Package) -> float:
        """The same as a share of what a deal can add for it."""
        return self.case.advantage(self.worth(package))

    def worth_with_rider(self, said: Spoken) -> float:
        """The same for a message, with the clause it ties to an event at the odds it sees."""
        if not said.standing:
            return float("-inf")
        return expected_points(self.case, self.case.completed(said.standing), said.contingency)

    def without_news(self, letters: int) -> bool:
        """Whether that many messages brought no better offer, question, wish, step or clause."""
        late = self.heard[-letters:]
        early = self.heard[:-letters]
        known = {topic for said in early for topic in (*said.asks, *said.discloses)}
        talk = {topic for said in late for topic in (*said.asks, *said.discloses)}
        best = max(map(self.worth_with_rider, early), default=None)
        worth = [self.worth_with_rider(s) for s in late if s.offer]
        quiet = len(late) == letters and not talk - known and not any(s.gesture for s in late)
        return quiet and (not worth or (best is not None and max(worth) <= best))

    def settled(self, status: str) -> bool:
        """Whether a promise of the learner had come to this by then."""
        mine = [p for p in self.before.promises.values() if p.by == self.case.other]
        return any(promise.status == status for promise in mine)


CLAIMS: dict[str, Callable[[Told], bool]] = {
    "opening": lambda t: t.letter.turn == 0 and not t.letter.offer,
    "clock_holds": lambda t: t.share(t.own[-1]) > 0,
    "answers_cost": lambda t: t.worth(t.offers[-1]) > t.worth(t.case.ideal),
    "initiative": lambda t: not t.letter.accepted or t.share(t.theirs) > 0.5,
    "withholds_initiative": lambda t: not any(s.asks or s.discloses for s in t.heard),
    "talk_softens": lambda t: any(s.asks or s.discloses or s.indifferent for s in t.heard),
    "breaks_the_standstill": lambda t: min(map(t.share, t.offers[-3:])) >= 0,
    "waiting_shrinks_it": lambda t: len(t.heard) >= t.persona.patience,
    "threats_harden": lambda t: any(s.threat for s in t.heard),
    "anger_hardens": lambda t: any("attack" in s.acts for s in t.heard),
    "face_hardens": lambda t: any(s.channel == "public" for s in t.heard),
    "broken_word_hardens": lambda t: t.settled("broken"),
    "back_channel_softens": lambda t: t.letter.channel == "back",
    "kept_steps_soften": lambda t: t.settled("kept"),
    "heat_softens": lambda t: t.before.tension > 60,
    "heat_hardens": lambda t: t.before.tension > 60,
    "signs_what_it_would_offer": lambda t: t.letter.accepted == t.theirs,
    "closes_a_small_gap": lambda t: t.letter.turn > t.before.setup.turns - 3,
    "edits_earn_little": lambda t: (
        sum(t.own[-2].get(issue) not in (None, o) for issue, o in t.offers[-1].items()) <= 3
    ),
    "too_good_to_hold": lambda t: t.share(t.theirs) > 0 and t.letter.invitation is not None,
    "sheet_not_whole": lambda t: not is_complete(t.scenario, t.theirs),
    "own_people_would_refuse": lambda t: bool(objections(t.scenario, t.case.side, t.theirs)),
    "their_people_would_refuse": lambda t: bool(objections(t.scenario, t.case.other, t.theirs)),
    "below_no_deal": lambda t: t.share(t.theirs) < 0,
    "below_what_it_is_ready_for": lambda t: t.share(t.theirs) >= 0 and not t.letter.accepted,
    "ties_it_to_what_happens": lambda t: bool(t.letter.invitation and t.letter.invitation.trigger),
    "questions_open_trades": lambda t: any(not a.declined for a in t.letter.answers),
    "keeps_it_to_itself": lambda t: all(
        later.declined
        for each in t.letter.answers
        if each.declined
        for reply in t.after.replies
        for later in reply.answers
        if later.question == each.question
    ),
    "too_hot_to_tell": lambda t: t.before.tension > 75,
    "answers_step": lambda t: bool(t.letter.step and t.heard[-1].gesture),
    "too_hot_for_a_step": lambda t: bool(t.heard[-1].gesture) and t.before.tension > 85,
    "no_step_left": lambda t: (
        {s.id for s in t.scenario.side(t.case.side).steps} <= {r.step for r in t.before.replies}
    ),
    "offers_a_choice": lambda t: all(
        abs(t.share(each) - t.share(t.own[-1])) <= 0.021 for each in t.letter.alternatives
    ),
    "seeks_a_bridge": lambda t: -0.051 <= t.share(t.offers[-1]) <= 0.101,
    "asks_for_a_step": lambda t: t.before.tension > 60,
    "deadlock_process": lambda t: t.without_news(3),
    "nothing_moves": lambda t: t.own[-1] == t.own[-2] == t.own[-3],
    "stands_still_with_you": lambda t: t.without_news(2) and t.own[-1] == t.own[-2],
    "never_takes_back": lambda t: t.worth(t.own[-1]) <= t.worth(t.own[-2]),
}


def letters_of(
    scenario: Scenario, persona: Persona, side: str, log: tuple[Event, ...]
) -> list[Told]:
    """Every letter of a game with what it was written on."""
    case, after = case_for(scenario, scenario.other(side).id), replay(log)
    states = [replay(log[:1])]
    for event in log[1:]:
        states.append(apply(states[-1], event))
    return [
        Told(scenario, persona, case, before, after, event)
        for before, event in zip(states, log[1:], strict=False)
        if event.kind == "replied"
    ]


@cache
def told_in(scenario_id: str) -> tuple[Told, ...]:
    """The letters of some forty games against the six personas, on both sides."""
    scenario = find_scenario(scenario_id)
    learners: list[tuple[Learner, int]] = [(LEARNERS[name], SEED) for name in SCRIPTED]
    learners += [(hot_headed, SEED), (hot_headed, SEED)]
    learners += [(restless, SEED + number) for number in range(RESTLESS)]
    return tuple(
        told
        for number, (learner, seed) in enumerate(learners)
        for persona in load_personas().values()
        for side in [scenario.sides[number % 2].id]
        for told in letters_of(
            scenario, persona, side, play(learner, scenario, side, persona, seed)
        )
    )


@pytest.mark.parametrize("scenario_id", ["cuba-1962", "job-offer"])
def test_what_is_told_of_a_letter_is_borne_out_by_the_log(scenario_id: str) -> None:
    false = {
        (rule, told.persona.id, told.letter.turn)
        for told in told_in(scenario_id)
        for rule in told.letter.rules
        if not CLAIMS[rule](told)
    }

    assert false == set()


def test_every_rule_with_a_sentence_is_told_in_some_game() -> None:
    told = {
        rule
        for scenario_id in ("cuba-1962", "job-offer")
        for each in told_in(scenario_id)
        for rule in each.letter.rules
    }

    assert CLAIMS.keys() - told == {"no_step_left"}  # both sides have as many steps as shipped


def test_a_side_with_fewer_steps_says_when_it_has_none_left(job: Scenario, firm: Persona) -> None:
    employer, candidate = job.sides
    uneven = replace(job, sides=(employer, replace(candidate, steps=candidate.steps[:1])))
    log = play(LEARNERS["promise-farmer"], uneven, "employer", firm, SEED)
    letters = letters_of(uneven, firm, "employer", log)

    unanswered = [told for told in letters if "no_step_left" in told.letter.rules]

    assert unanswered
    assert all(CLAIMS["no_step_left"](told) for told in unanswered)
