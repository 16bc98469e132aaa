"""Other ways to read the same lines with the same aliases: what our reader is measured against.

Both are in the optional dependency group `bench`; without them they are left out.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.negotiation.scenario import Scenario

Terms = tuple[dict[str, str], dict[str, str]]
"""What a rival proposes and what it rejects."""

NEGATIONS = ("no", "not", "never", "without", "n't")


def rivals(scenario: Scenario) -> dict[str, Callable[[str], Terms]]:
    """Every rival that is installed, by name, as a function from a text to its terms."""
    found: dict[str, Callable[[str], Terms]] = {}
    for name, make in (("spaCy blank pipeline with Matcher", _spacy), ("RiveScript", _rivescript)):
        try:
            found[name] = make(scenario)
        except ModuleNotFoundError:
            continue
    return found


def _aliases(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    for issue in scenario.issues:
        for option in issue.options:
            for phrase in (option.label, *option.aliases):
                yield issue.id, option.id, phrase


def _spacy(scenario: Scenario) -> Callable[[str], Terms]:
    """Each alias as a rule over lower-case tokens; a negation earlier in the sentence refuses."""
    spacy: Any = import_module("spacy")
    matcher_of: Any = import_module("spacy.matcher").Matcher
    nlp: Any = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher: Any = matcher_of(nlp.vocab)
    for issue, option, phrase in _aliases(scenario):
        pattern = [{"LOWER": token.lower_} for token in nlp.make_doc(phrase)]
        matcher.add(f"{issue}={option}", [pattern])

    def read(text: str) -> Terms:
        proposes: dict[str, str] = {}
        rejects: dict[str, str] = {}
        doc: Any = nlp(text)
        for rule, start, _ in matcher(doc):
            issue, _, option = str(nlp.vocab.strings[rule]).partition("=")
            before: Any = doc[doc[start].sent.start : start]
            refused = any(token.lower_ in NEGATIONS for token in before)
            (rejects if refused else proposes)[issue] = option
        return proposes, rejects

    return read


def _rivescript(scenario: Scenario) -> Callable[[str], Terms]:
    """Each alias as a trigger with anything around it; its answer names the term."""
    bot: Any = import_module("rivescript").RiveScript(utf8=True)
    lines: list[str] = []
    for issue, option, phrase in _aliases(scenario):
        words = " ".join(re.findall(r"[a-z0-9]+", phrase.lower()))
        lines += [f"+ [*] {words} [*]", f"- {issue} {option}", ""]
    bot.stream("\n".join([*lines, "+ *", "- none none"]))
    bot.sort_replies()

    def read(text: str) -> Terms:
        issue, _, option = str(bot.reply("somebody", text)).partition(" ")
        return ({issue: option} if any(issue == each.id for each in scenario.issues) else {}), {}

    return read
