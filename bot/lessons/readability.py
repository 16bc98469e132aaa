"""How hard a text is to read: the school grade by Flesch and Kincaid.

Kincaid, Fishburne, Rogers & Chissom (1975): 0.39 · words per sentence + 11.8 · syllables per word
- 15.59. Syllables are counted by groups of vowels, which is right nine times in ten for English;
over a card of a hundred words the errors even out.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_SENTENCE_END = re.compile(r"[.!?:]+(?=[\s\"*)]|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouwyl]e|[aeiou]le|[^sxzcghl]es|[aeiou]les|[^td]ed)$")


def grade(text: str) -> float:
    """The school grade from which the text can be read; 0 for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    syllables = sum(map(syllables_in, words))
    return max(0.0, 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59)


def syllables_in(word: str) -> int:
    """The syllables of an English word, at least one."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if count > 1 and _SILENT.search(lower):
        count -= 1
    return max(count, 1)
