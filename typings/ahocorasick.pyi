"""The part of pyahocorasick that the reader uses; the package ships no types."""

from collections.abc import Iterator

class Automaton:
    """A trie of words, turned into an automaton that finds all of them in one pass."""

    def add_word(self, word: str, value: int) -> bool:
        """Add a word with its value."""

    def make_automaton(self) -> None:
        """Turn the trie into an automaton."""

    def iter(self, string: str) -> Iterator[tuple[int, int]]:
        """The place of the last letter and the value of every word found."""
