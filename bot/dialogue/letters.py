"""What a letter says, in order, before any wording is chosen.

The order is that of every good answer: each concrete ask is answered, the reason given is
acknowledged, movement or none is stated with one reason, the sheet is shown, one question ends it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.dialogue.occasions import Occasion
    from bot.negotiation.events import Answer, Invitation

Part = Literal["answers", "heard", "movement", "sheet", "question", "end"]
Value = str | tuple[str, ...]
"""Words as they are, or issue ids to be named."""

IMPORTANCE = {1: "importance_low", 2: "importance_middle", 3: "importance_high"}
STANCES = {
    "accept": "agree_clause",
    "refuse": "refuse_clause",
    "condition": "condition_clause",
    "defer": "defer_clause",
}
HEARD = {
    "apologise": "apology_heard",
    "attack": "insult_heard",
    "threaten": "threat_heard",
    "reassure": "gesture_heard",
}
QUESTIONS = {
    "priorities": "ask_priorities",
    "trade": "ask_clause",
    "clause": "ask_clause",
    "step": "ask_step",
    "confirm": "ask_confirm",
    "process": "ask_process",
    "channel": "ask_channel",
    "contingent": "ask_contingent",
}
POSITIONS = 2
"""Public positions stated in the first letter."""

NAMED_AT_ONCE = 3
"""Clauses named in one sentence: more would not be read."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence to find words for; `spare` passages give way when a letter grows too long.

    `options` are (issue, option ids) for `{order}` and `{acceptable}`; `reason` an authored one.
    """

    part: Part
    section: str
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])
    spare: bool = False
    options: Mapping[str, tuple[str, tuple[str, ...]]] = field(
        default_factory=dict[str, tuple[str, tuple[str, ...]]]
    )


def passages(occasion: Occasion) -> Iterator[Passage]:
    """Everything the letter says, in order."""
    yield from _opening(occasion)
    yield from _answers(occasion)
    yield from _verdicts(occasion)
    yield from _heard(occasion)
    yield from _movement(occasion)
    yield from _question(occasion)


def _opening(occasion: Occasion) -> Iterator[Passage]:
    if occasion.reply.channel != "letter":
        yield Passage("answers", f"{occasion.reply.channel}_line", spare=True)
    if occasion.reply.turn == 0:
        yield from _greeting(occasion)


def _greeting(occasion: Occasion) -> Iterator[Passage]:
    """The first letter says what the side has told the world; its first offer comes later."""
    yield Passage("answers", "opening")
    side = occasion.scenario.side(occasion.reply.by)
    for issue in side.priorities[:POSITIONS]:
        public = occasion.scenario.issue(issue).positions[side.id].public
        yield Passage("movement", "position", {"issue": (issue,), "position": public})


def _answers(occasion: Occasion) -> Iterator[Passage]:
    answers = occasion.reply.answers
    if answers:
        yield Passage("answers", "ask_back_heard", spare=True)
    for answer in answers:
        yield from _answer(answer, occasion.reply.by)


def _answer(answer: Answer, side: str) -> Iterator[Passage]:
    about: dict[str, Value] = {} if answer.issue is None else {"issue": (answer.issue,)}
    if answer.declined:
        yield Passage("answers", "decline_answer" if about else "decline_general", about)
        return
    if answer.question.kind == "alternative":
        yield Passage("answers", "alternative_told")
    if answer.importance is not None:
        yield Passage("answers", IMPORTANCE[answer.importance], about)
    if answer.order and answer.issue is None:
        yield Passage("answers", "ranking", {"ranking": answer.order[:NAMED_AT_ONCE]})
    if answer.issue is None:
        return
    order, acceptable = answer.order or (), answer.acceptable or ()
    if order and answer.question.kind == "why":
        yield Passage(
            "answers",
            "because",
            {"sticking": (answer.issue,)},
            options={"reason": (answer.issue, (order[0], side))},
        )
    if order:
        yield Passage("answers", "order", about, options={"order": (answer.issue, order)})
    if acceptable and acceptable != order:
        yield Passage(
            "answers", "acceptable", about, options={"acceptable": (answer.issue, acceptable)}
        )


def _verdicts(occasion: Occasion) -> Iterator[Passage]:
    reply, said = occasion.reply, occasion.said
    if reply.movement == "accepts":
        yield Passage("answers", "accept_all")
        return
    for stance, section in STANCES.items():
        clauses = [each.issue for each in occasion.new_verdicts() if each.stance == stance]
        if clauses:
            named = tuple(dict.fromkeys(clauses))[:NAMED_AT_ONCE]
            yield Passage("answers", section, {"clause": named})
    if said is not None and said.offer and not reply.verdicts:
        yield Passage("answers", "refuse_all" if said.whole else "part_heard")


def _heard(occasion: Occasion) -> Iterator[Passage]:
    said = occasion.said
    if said is None:
        return
    for act, section in HEARD.items():
        if act in said.acts or (act == "reassure" and said.gesture is not None):
            yield Passage("heard", section)
    yield from _their_step(occasion)
    if "justify" in said.acts or "disclose" in said.acts:
        yield Passage("heard", "reason_heard", spare=True)


def _their_step(occasion: Occasion) -> Iterator[Passage]:
    said, reply = occasion.said, occasion.reply
    closer, back = occasion.their_steps()
    if said is None or reply.movement == "accepts":
        return
    if closer:
        yield Passage("heard", "they_moved", {"their_moves": closer[:NAMED_AT_ONCE]})
    if back:
        yield Passage("heard", "they_went_back", {"their_steps_back": back[:NAMED_AT_ONCE]})
    if not said.offer:
        spoken_only = not reply.answers and "ask" not in said.acts
        yield from [Passage("heard", "they_spoke", spare=True)] * spoken_only
    elif occasion.said_before is None or not occasion.said_before.standing:
        yield Passage("heard", "they_opened", spare=True)
    elif occasion.they_repeat:
        yield Passage("heard", "they_stood")
    elif not closer and not back:
        yield Passage("heard", "part_heard", spare=True)


def _movement(occasion: Occasion) -> Iterator[Passage]:
    reply = occasion.reply
    moved = tuple(change.issue for change in reply.changes if change.after is not None)
    if reply.movement == "opens" and reply.offer:
        yield Passage("movement", "first_offer")
    elif reply.movement == "moves" and moved:
        yield Passage("movement", "we_move", {"our_moves": moved[:NAMED_AT_ONCE]})
    elif reply.movement in ("moves", "holds"):
        yield Passage("movement", "we_hold")
    elif reply.movement == "leaves":
        yield Passage("movement", "leave")
    yield from _reason(occasion)
    if reply.step is not None:
        yield Passage("movement", "our_step", {"step": _step(occasion, reply.step)})
    if reply.movement in ("opens", "moves", "holds"):
        yield from _mood(occasion)


def _reason(occasion: Occasion) -> Iterator[Passage]:
    for reason in occasion.reply.reasons[:1]:
        yield Passage(
            "movement",
            "because",
            {"sticking": (reason.issue,)},
            options={"reason": (reason.issue, (reason.option, reason.side))},
        )


def _step(occasion: Occasion, step_id: str) -> str:
    steps = occasion.scenario.side(occasion.reply.by).steps
    return next(step.text for step in steps if step.id == step_id)


def _mood(occasion: Occasion) -> Iterator[Passage]:
    if "tense" in occasion.circumstances:
        yield Passage("movement", "tense", spare=True)
    elif occasion.is_late:
        yield Passage("movement", "late", spare=True)


def _question(occasion: Occasion) -> Iterator[Passage]:
    invitation = occasion.reply.invitation
    if invitation is not None:
        yield Passage("question", QUESTIONS[invitation.kind], _asked(invitation, occasion))
    yield Passage("end", "closing", spare=True)


def _asked(invitation: Invitation, occasion: Occasion) -> dict[str, Value]:
    if invitation.issue is None:
        return {}
    asked: dict[str, Value] = {"question_clause": (invitation.issue,)}
    if invitation.trigger is not None and invitation.option is not None:
        triggers = {each.id: each.label for each in occasion.scenario.triggers}
        asked["trigger"] = triggers[invitation.trigger]
        asked["option"] = occasion.scenario.option(invitation.issue, invitation.option).label
    other = next(
        (verdict.issue for verdict in occasion.reply.verdicts if verdict.issue != invitation.issue),
        None,
    ) or next(
        (change.issue for change in occasion.reply.changes if change.issue != invitation.issue),
        None,
    )
    if other is not None:
        asked["other_clause"] = (other,)
    return asked
