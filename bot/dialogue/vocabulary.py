"""Everything the reader knows of one scenario in one language, built once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.dialogue.finder import Finder
from bot.dialogue.leaving import settle
from bot.dialogue.patterns import (
    names,
    narrowed,
    parents,
    pattern,
    phrase_of,
    plain_words,
    vocabulary,
)
from bot.dialogue.pieces import Cutter, Spelling
from bot.dialogue.quantities import Quantities
from bot.dialogue.small_words import POLITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.dialogue.finder import Tag
    from bot.dialogue.lexicon import Lexicon
    from bot.dialogue.patterns import Pattern
    from bot.negotiation.scenario import Scenario

Phrases = dict[tuple[str, ...], set["Tag"]]


class Vocabulary:
    """Aliases, patterns and words of scope, ready to cut messages with.

    `patterns` are by issue; `ancestors` names the issues whose mention serves for an issue too;
    `children` the other way round; `words` are those of an option's aliases, `waits` the
    other issues they name: what "lifted after" may wait for.
    """

    def __init__(self, scenario: Scenario, lexicon: Lexicon) -> None:
        self.scenario = scenario
        self.lexicon = lexicon
        self.ancestors: Mapping[str, frozenset[str]] = parents(scenario)
        self.children = {
            issue.id: [other for other, above in self.ancestors.items() if issue.id in above]
            for issue in scenario.issues
        }
        self.topics: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self.patterns: dict[str, list[Pattern]] = {issue.id: [] for issue in scenario.issues}
        self.waits: dict[tuple[str, str], set[str]] = defaultdict(set)
        phrases = self._phrases()
        spelling = Spelling((), ())
        quantities = Quantities(lexicon)
        first = Cutter(lexicon, quantities, Finder(phrases), spelling)
        for phrase, tag in self._options(first):
            phrases[phrase].add(tag)
        self.patterns = {issue: narrowed(made) for issue, made in self.patterns.items()}
        self.cutter = Cutter(lexicon, quantities, Finder(phrases), self._spelling(phrases))
        self.words = _words_of_options(scenario, lexicon)
        acts: Phrases = defaultdict(set)
        for act, cues in lexicon.acts.items():
            for cue in cues:
                acts[plain_words(cue, lexicon)].add(("act", act))
        self.acts = Finder(acts)
        self.yes = {
            tuple(word for word in phrase_of(cue, lexicon) if word not in POLITE)
            for cue in lexicon.acts["accepts_all"]
        } - {()}

    def _phrases(self) -> Phrases:
        phrases: Phrases = defaultdict(set)
        for text, tag in vocabulary(self.lexicon):
            phrases[phrase_of(text, self.lexicon)].add(tag)
        for trigger in self.scenario.triggers:
            for alias in trigger.aliases:
                phrases[phrase_of(alias, self.lexicon)].add(("trigger", trigger.id))
        for text, tag in names(self.scenario):
            phrases[phrase_of(text, self.lexicon)].add(tag)
            if tag[0] == "topic":
                self.topics[phrase_of(text, self.lexicon)].add(tag[1])
        return phrases

    def _options(self, cutter: Cutter) -> Iterator[tuple[tuple[str, ...], Tag]]:
        for issue in self.scenario.issues:
            for option in issue.options:
                for alias in option.aliases:
                    pieces = settle(cutter.cut(alias)[1])
                    others = {topic for piece in pieces for topic in piece.ids("topic")}
                    self.waits[issue.id, option.id] |= others - {issue.id}
                    made = pattern(issue, option.id, pieces)
                    if made is None:
                        yield phrase_of(alias, self.lexicon), ("option", issue.id, option.id)
                    elif made not in self.patterns[issue.id]:
                        self.patterns[issue.id].append(made)

    def _spelling(self, phrases: Phrases) -> Spelling:
        known = {word for phrase in phrases for word in phrase}
        known |= self.lexicon.common | self.lexicon.neutral | set(self.lexicon.numbers)
        known |= {
            word for cues in self.lexicon.acts.values() for cue in cues for word in cue.split()
        }
        aliases = {
            word
            for phrase, tags in phrases.items()
            if any(tag[0] in ("topic", "option") for tag in tags)
            for word in phrase
        }
        return Spelling(known, aliases)


def _words_of_options(
    scenario: Scenario, lexicon: Lexicon
) -> Mapping[tuple[str, str], frozenset[str]]:
    """The words of each option's aliases and of its issue's: what may be said along with it."""
    return {
        (issue.id, option.id): frozenset(
            word
            for alias in (*issue.aliases, *option.aliases)
            for word in phrase_of(alias, lexicon)
        )
        for issue in scenario.issues
        for option in issue.options
    }
