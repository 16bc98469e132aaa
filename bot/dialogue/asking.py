"""The one question the bot asks back when it is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.terms import Terms
    from bot.dialogue.vocabulary import Vocabulary


def question(terms: Terms, vocabulary: Vocabulary) -> str | None:
    """The question for the first doubt, or None where there is none."""
    if terms.doubt is None:
        return None
    pattern = vocabulary.lexicon.questions[terms.doubt]
    scenario = vocabulary.scenario
    if terms.about is not None:
        issue = scenario.issue(terms.about)
        labels = [issue.option(option).label for option in terms.choices if option != "*"]
        pattern = pattern.replace("{issue}", issue.label)
        pattern = pattern.replace("{options}", _listed(labels, vocabulary))
    else:
        labels = [scenario.issue(issue).label for issue in terms.choices]
        pattern = pattern.replace("{issues}", _listed(labels, vocabulary))
    return pattern


def _listed(parts: Sequence[str], vocabulary: Vocabulary) -> str:
    if len(parts) < 2:
        return "".join(parts)
    last = vocabulary.lexicon.questions["or"]
    return last.replace("{first}", ", ".join(parts[:-1])).replace("{last}", parts[-1])
