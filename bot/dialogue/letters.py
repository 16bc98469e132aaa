"""What a letter says, in order, before any wording is chosen.

The order is that of every good answer: each concrete ask is answered, the reason given is
acknowledged, movement or none is stated with one reason, the sheet is shown, one question ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.passages import NAMED_AT_ONCE, Passage, because
from bot.dialogue.telling import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.dialogue.occasions import Occasion
    from bot.dialogue.passages import Value
    from bot.negotiation.letters import Invitation

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
    "reassure": "assurance_heard",
    "mediate": "mediation_heard",
    "channel": "channel_heard",
    "stall": "delay_heard",
}
ANSWERED = frozenset(("ask", "justify", "disclose", "acknowledge", *HEARD))
"""Acts that get a sentence of their own, so that a letter need not say that it read the other."""
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


def passages(occasion: Occasion) -> Iterator[Passage]:
    """Everything the letter says, in order."""
    yield from _opening(occasion)
    yield from answers(occasion)
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


def _verdicts(occasion: Occasion) -> Iterator[Passage]:
    reply, said = occasion.reply, occasion.said
    if reply.movement == "accepts":
        yield Passage("answers", "accept_all")
        return
    stances = _stances(occasion)
    for stance, section in STANCES.items():
        clauses = tuple(issue for issue, said_of in stances.items() if said_of == stance)
        if clauses:
            yield Passage("answers", section, {"clause": clauses[:NAMED_AT_ONCE]})
    if said is not None and said.offer and not reply.verdicts:
        yield Passage("answers", "refuse_all" if said.whole else "part_heard")


def _stances(occasion: Occasion) -> dict[str, str]:
    """One word on each clause: of two, such as on what they drop and what they ask, the harder."""
    found: dict[str, str] = {}
    for each in occasion.new_verdicts():
        before = found.get(each.issue)
        found[each.issue] = each.stance if before in (None, "accept") else str(before)
    return found


def _heard(occasion: Occasion) -> Iterator[Passage]:
    said = occasion.said
    if said is None:
        return
    if said.gesture is not None:
        yield Passage("heard", "gesture_heard")
    for act, section in HEARD.items():
        if act in said.acts and not (act == "reassure" and said.gesture is not None):
            yield Passage("heard", section)
    yield from _their_step(occasion)
    if "justify" in said.acts or "disclose" in said.acts:
        yield Passage("heard", "reason_heard", spare=True)
    elif "acknowledge" in said.acts and "attack" not in said.acts:
        yield Passage("heard", "understanding_heard", spare=True)


def _their_step(occasion: Occasion) -> Iterator[Passage]:
    said, reply = occasion.said, occasion.reply
    closer, back = occasion.their_steps()
    if said is None or reply.movement == "accepts":
        return
    if closer:
        refused = {each.issue for each in reply.verdicts if each.stance == "refuse"}
        welcome = tuple(issue for issue in closer if issue not in refused) or closer
        yield Passage("heard", "they_moved", {"their_moves": welcome[:NAMED_AT_ONCE]})
    if back:
        yield Passage("heard", "they_went_back", {"their_steps_back": back[:NAMED_AT_ONCE]})
    if not said.offer:
        spoken_only = not reply.answers and not ANSWERED.intersection(said.acts)
        yield from [Passage("heard", "they_spoke", spare=True)] * spoken_only
    elif not occasion.theirs_before and (said.whole or len(said.offer) > NAMED_AT_ONCE):
        yield Passage("heard", "they_opened", spare=True)
    elif occasion.they_repeat:
        yield Passage("heard", "they_stood")
    elif not (closer or back or said.whole or occasion.new_verdicts()):
        yield Passage("heard", "part_heard", spare=True)


def _movement(occasion: Occasion) -> Iterator[Passage]:
    reply = occasion.reply
    given, taken = occasion.our_steps()
    if reply.movement == "opens" and reply.offer:
        yield Passage("movement", "first_offer")
    elif reply.movement == "moves" and (given or taken):
        if given:
            yield Passage("movement", "we_move", {"our_moves": given[:NAMED_AT_ONCE]})
        if taken:
            yield Passage("movement", "we_shift", {"our_shifts": taken[:NAMED_AT_ONCE]})
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
    """One reason, for the clause held to most that still has one; else only the clause."""
    reasons = occasion.reply.reasons
    if reasons:
        said = Passage("movement", "because_sticking", {"sticking": (reasons[0].issue,)})
        for reason in reversed(reasons):
            said = because("movement", reason, said)
        yield said


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
    if invitation is not None and occasion.reply.movement != "leaves":
        yield Passage("question", QUESTIONS[invitation.kind], _asked(invitation, occasion))
    if occasion.reply.movement == "accepts":
        yield Passage("end", "signed")
    elif occasion.reply.movement != "leaves":
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
