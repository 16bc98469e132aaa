"""The third page: reading them, the card, one's word, history, the first try; and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.negotiation.analysis import analyse
from bot.negotiation.packages import changes_between
from bot.negotiation.utility import reservation, utility
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.next_steps import next_rows
from bot.ui.debrief.numbers import percent
from bot.ui.debrief.pictures import picture_of_tension
from bot.ui.layout import Layout, box, paragraph, rule
from bot.ui.pictures import shown
from bot.ui.preparing import questions_of
from bot.ui.quoting import escaped
from bot.ui.rankings import in_words
from bot.ui.words import changes_in_words

if TYPE_CHECKING:
    from bot.content.prompts import Prompts
    from bot.negotiation.events import PromiseMoved
    from bot.negotiation.scores import Scores
    from bot.services.retrospect import Retrospect
    from bot.services.tables import Table

TAUS = ((-0.2, "opposite"), (0.2, "chance"), (0.6, "partly"), (0.95, "well"))
"""Below which Kendall's tau a guess is told as what."""


def wider_page(prompts: Prompts, table: Table, seen: Retrospect) -> Layout:
    """The page, with the picture of tension, a farewell to the role and what can be done next."""
    picture = picture_of_tension(prompts, table)
    farewell = prompts.say("debrief.farewell", side=table.mine.name)
    return Layout(
        box(
            NEUTRAL,
            paragraph(_text(prompts, table, seen)),
            shown(picture),
            rule(),
            paragraph(farewell),
            *next_rows(prompts, table),
        ),
        pictures=[picture],
    )


def _text(prompts: Prompts, table: Table, seen: Retrospect) -> str:
    result = seen.debrief
    prediction = table.state.predictions.get(table.mine.id)
    return prompts.render(
        "ui/debrief_wider",
        ranking=in_words(table.scenario, result.their_ranking),
        tau=result.tau,
        tau_words=tau_in_words(prompts, result.tau),
        guess=in_words(table.scenario, prediction.ranking) if prediction else [],
        card=_card(table),
        asked=result.asked,
        promises=[_promise(prompts, table, promise) for promise in result.promises],
        credibility=percent(result.credibility),
        hints=result.hints,
        history=_history(prompts, table),
        before=_headline(seen.before) if seen.before else None,
        now=_headline(result.scores),
    )


def tau_in_words(prompts: Prompts, tau: float | None) -> str:
    """How good a guess was (Kendall's tau, -1..1)."""
    if tau is None:
        return ""
    name = next((name for below, name in TAUS if tau < below), "fully")
    return prompts.say(f"tau.{name}")


def _headline(scores: Scores) -> dict[str, object]:
    return {
        "total": f"{scores.total:.0f}",
        "claimed": percent(scores.claimed),
        "created": percent(scores.created),
        "peace": percent(scores.peace),
    }


def _card(table: Table) -> dict[str, Any] | None:
    card = table.state.cards.get(table.mine.id)
    if card is None:
        return None
    index = 0 if table.scenario.sides[0].id == table.mine.id else 1
    return {
        "walk_away": None if card.walk_away is None else f"{card.walk_away:g}",
        "true_walk_away": round(reservation(table.scenario, table.mine.id)),
        "target": None if card.target is None else f"{card.target:g}",
        "fair": analyse(table.scenario).solutions["ks"].utility[index],
        "questions": [escaped(question) for question in questions_of(table)],
    }


def _promise(prompts: Prompts, table: Table, promise: PromiseMoved) -> dict[str, str]:
    scenario = table.scenario
    if promise.what == "step":
        steps = {step.id: step.label for step in scenario.side(promise.by).steps}
        what = prompts.say("promise.step", step=steps.get(promise.about, promise.about))
    elif promise.what == "threat":
        what = prompts.say("promise.threat")
    else:
        issue, _, option = promise.about.partition("=")
        label = scenario.issue(issue).label
        if option != "*":
            label = f"{label}: {scenario.option(issue, option).label}"
        what = prompts.say("promise.commitment", clause=label)
    return {"what": what, "status": prompts.say(f"promise_status.{promise.status}")}


def _history(prompts: Prompts, table: Table) -> dict[str, Any] | None:
    reference = next((one for one in table.scenario.references if one.history), None)
    ended = table.state.ending
    if reference is None or ended is None:
        return None
    changes = changes_between(table.scenario, reference.deal, ended.deal) if ended.deal else ()
    return {
        "label": reference.label,
        "story": reference.story.strip(),
        "costs": reference.costs.strip(),
        "sources": " · ".join(reference.sources),
        "same": ended.deal is not None and not changes,
        "changes": changes_in_words(prompts, table.scenario, changes),
        "mine": utility(table.scenario, table.mine.id, reference.deal),
        "theirs": utility(table.scenario, table.theirs.id, reference.deal),
    }
