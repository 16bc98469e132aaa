"""The one question the bot asks back when it is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.terms import Terms
    from bot.dialogue.vocabulary import Vocabulary


PLACES = ("issue", "issues", "options", "terms")
"""What a question may leave to be filled in."""


def question(terms: Terms, vocabulary: Vocabulary) -> str | None:
    """The question for the first doubt, or None where there is none."""
    if terms.doubt is None:
        return None
    asked, scenario = vocabulary.lexicon.questions, vocabulary.scenario
    values: dict[str, list[str]] = {}
    if terms.about is not None:
        issue = scenario.issue(terms.about)
        values["issue"] = [issue.label]
        values["options"] = [issue.option(each).label for each in terms.choices if each != "*"]
    else:
        values["issues"] = [scenario.issue(issue).label for issue in terms.choices]
    values["terms"] = [
        f"{scenario.issue(issue).label}: {scenario.issue(issue).option(option).label}"
        for issue, option in terms.proposes.items()
    ]
    pattern = asked[terms.doubt]
    if any(f"{{{name}}}" in pattern and not values.get(name) for name in PLACES):
        pattern = asked["unclear"]
    for name, parts in values.items():
        joined = "; ".join(parts) if name == "terms" else _listed(parts, vocabulary)
        pattern = pattern.replace(f"{{{name}}}", joined)
    return pattern


def _listed(parts: Sequence[str], vocabulary: Vocabulary) -> str:
    if len(parts) < 2:
        return "".join(parts)
    last = vocabulary.lexicon.questions["or"]
    return last.replace("{first}", ", ".join(parts[:-1])).replace("{last}", parts[-1])
