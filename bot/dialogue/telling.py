"""What a letter answers to what it was asked: a question about a clause, a rank, a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.passages import NAMED_AT_ONCE, Passage, because
from bot.negotiation.letters import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.dialogue.occasions import Occasion
    from bot.dialogue.passages import Value
    from bot.negotiation.letters import Answer

IMPORTANCE = {1: "importance_low", 2: "importance_middle", 3: "importance_high"}


def answers(occasion: Occasion) -> Iterator[Passage]:
    """A sentence or two for each question, declined ones included."""
    given = occasion.reply.answers
    if any(not answer.declined for answer in given):
        yield Passage("answers", "ask_back_heard", spare=True)
    for answer in given:
        yield from _answer(answer, occasion)


def _answer(answer: Answer, occasion: Occasion) -> Iterator[Passage]:
    about: dict[str, Value] = {} if answer.issue is None else {"issue": (answer.issue,)}
    if answer.declined:
        yield Passage("answers", "decline_answer" if about else "decline_general", about)
    elif answer.issue is not None:
        yield from _about_a_clause(answer, answer.issue, occasion)
    elif answer.question.kind == "alternative":
        yield Passage("answers", "alternative_told")
    elif answer.order:
        yield Passage("answers", "ranking", {"ranking": answer.order[:NAMED_AT_ONCE]})
    elif occasion.reply.offer and occasion.reply.movement != "accepts":
        needs = occasion.in_dispute()[:NAMED_AT_ONCE] if occasion.theirs else ()
        yield Passage("answers", "needs_told" if needs else "terms_told", {"needs": needs})


def _about_a_clause(answer: Answer, issue: str, occasion: Occasion) -> Iterator[Passage]:
    about: dict[str, Value] = {"issue": (issue,)}
    order = answer.order or ()
    if answer.question.kind == "why" and issue in occasion.settled():
        yield _why(issue, (occasion.reply.offer or {})[issue], occasion, "why_settled")
        return
    if answer.importance is not None:
        yield Passage("answers", IMPORTANCE[answer.importance], about)
    if order and answer.question.kind == "why":
        held = (occasion.reply.offer or {}).get(issue, order[0])
        yield _why(issue, held, occasion, "because_sticking")
    elif order:
        yield _preference(issue, order, answer.acceptable or (), occasion)


def _why(issue: str, held: str, occasion: Occasion, unexplained: str) -> Passage:
    """The authored reason for what it holds to, `unexplained` where there is none."""
    side = occasion.reply.by
    about: dict[str, Value] = {"sticking": (issue,)}
    instead = Passage("answers", unexplained, {**about, "issue": (issue,)})
    if occasion.scenario.option(issue, held).reasons.get(side):
        again = {"reason_again": (issue, (held, side))}
        instead = Passage("answers", "reason_given", about, options=again)
    return because("answers", Reason(issue, held, side), instead)


def _preference(
    issue: str, order: Sequence[str], acceptable: Collection[str], occasion: Occasion
) -> Passage:
    """What it likes best, and what it would sign, never less than it offers in the same letter."""
    best = order[0]
    offered = (occasion.reply.offer or {}).get(issue, best)
    bearable = tuple(each for each in order[1:] if each in acceptable)
    about: dict[str, Value] = {"issue": (issue,)}
    if offered != best:
        options = {"best": (issue, (best,)), "offered": (issue, (offered,))}
        return Passage("answers", "best_but_offered", about, options=options)
    if bearable:
        options = {"best": (issue, (best,)), "acceptable": (issue, bearable)}
        return Passage("answers", "best_or", about, options=options)
    return Passage("answers", "best_only", about, options={"best": (issue, (best,))})
