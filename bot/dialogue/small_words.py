"""Small words of the language that people write in: joints, articles, pronouns, helpers.

They are what a grammar would hold; words that carry meaning are in `data/lexicon`.
"""

from __future__ import annotations

PERSONS = frozenset(["we", "they", "you", "i", "us", "me"])
"""People who speak and are spoken to."""
ARTICLES = frozenset(("the", "an", "very", "really", "any", "own", "old", "such"))
"""Words that may stand in any phrase without changing it."""
FILLERS = PERSONS | frozenset(
    [
        "is",
        "are",
        "be",
        "been",
        "being",
        "will",
        "shall",
        "to",
        "it",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "and",
        "or",
        "from",
        "they",
        "we",
        "you",
        "i",
        "do",
        "does",
        "has",
        "have",
        "must",
        "can",
        "may",
        "s",
        "them",
        "into",
        "up",
        "as",
    ]
)
"""Words that say nothing about terms."""
PRONOUNS = frozenset(("it", "they", "them", "that", "those", "these", "this"))
"""What stands for something named before."""
JOINING = frozenset(("and", "plus", "&", "+", "also"))
"""What joins the parts of a list."""
SUITING = frozenset(("works", "work", "good", "fine", "ok", "enough", "suits", "right", "possible"))
"""What suits somebody does so *for* somebody: no trade."""
CLAIMED = frozenset(("for", "to", "about", "on", "of", "against"))
"""What follows a demand or an objection."""
RETURNING = frozenset(("in return", "in exchange"))
"""What is given back for something."""
ABOUT = frozenset(("about", "on", "over"))
"""What leads to the thing that is spoken of."""
SOURCES = frozenset(("from", "out", "off"))
"""After what stands where something is taken from."""
TRADING = frozenset(("for", "against"))
"""What may stand between the two halves of a trade."""
TIMES = frozenset(
    [
        "after",
        "once",
        "when",
        "until",
        "till",
        "upon",
        "whenever",
        "as soon as",
        "only when",
        "only once",
        "only after",
        "the moment",
        "moment",
        "not until",
        "not before",
        "the day",
        "day",
        "the minute",
        "minute",
        "before",
        "no sooner",
    ]
)
"""What tells when something is to be done."""
AFTERWARDS = frozenset(("afterwards", "afterward", "thereafter", "subsequently", "only then"))
"""What follows upon something else."""
NO_MORE = frozenset(("no", "not one", "not single", "no single", "none", "not a single"))
"""A no to every single one."""
REPLACING = frozenset(("replace", "swap", "exchange"))
"""One thing for another."""
NEGATIVE_CONDITIONS = frozenset(("unless", "except if"))
"""Conditions that hold a no."""
HOLDING = frozenset(
    ("as long as", "so long as", "provided", "providing", "on condition that", "on condition")
)
"""Conditions under which something goes on holding."""
EXCEPTING = frozenset(
    (
        "except",
        "except that",
        "except for",
        "but for",
        "apart from",
        "other than",
        "but",
        "bar",
        "save",
        "save for",
        "with exception",
        "excepting",
        "excluding",
        "minus",
        "aside from",
        "besides",
    )
)
"""What takes something out of a whole."""
POLITE = frozenset(
    [
        "please",
        "lol",
        "haha",
        "well",
        "oh",
        "sir",
        "mr",
        "mister",
        "chairman",
        "president",
        "thanks",
        "thank",
        "you",
        "very",
        "then",
        "so",
        "hm",
        "ah",
        "we",
        "us",
        "madam",
        "dear",
    ]
)
"""What a yes may be wrapped in."""
POINTING = frozenset(("it", "that", "this"))
"""What may point at the package or at a sentence."""
WEAK_YES = frozenset(
    ("all", "well", "ok", "fine", "yes", "good", "right", "sure", "great", "alright", "done")
)
"""A yes that may only be a way to begin."""
OURS = frozenset(("our", "my", "ours", "mine"))
"""Whose it is: the speaker's."""
YOURS = frozenset(("your", "yours", "ur"))
"""Whose it is: the other side's."""
HELPERS = frozenset(
    [
        "will",
        "shall",
        "can",
        "must",
        "should",
        "would",
        "could",
        "may",
        "do",
        "to",
        "have",
        "has",
        "now",
        "please",
    ]
)
"""What may stand between somebody and what they do."""
SAME_BUT = frozenset(
    ("", "but", "with", "only", "except", "again", "without", "plus", "and", "though")
)
"""What may follow "the same" when it means the same terms."""
OPENERS = frozenset(
    (
        "so",
        "and",
        "but",
        "well",
        "ok",
        "yes",
        "no",
        "then",
        "please",
        "first",
        "now",
        "fine",
        "oh",
        "hm",
        "hmm",
    )
)
"""What a sentence may begin with before it begins."""
UNTIL = frozenset(("until", "till", "not until", "before"))
"""Up to when."""
NEGATORS = frozenset(("no", "not", "nothing", "never", "without", "nobody"))
"""Words that deny, inside a phrase too."""
RANGES = frozenset(("to", "-", "or", "\u2014", "and", "through", "thru", "till"))
"""What stands between two numbers of a range."""
NUMBERED = frozenset(
    (
        "",
        ",",
        ".",
        "and",
        "or",
        "on",
        "clause",
        "clauses",
        "point",
        "points",
        "number",
        "numbers",
        "nr",
        "item",
        "items",
        "article",
        "articles",
        "to",
        "accept",
    )
)
"""After what "one" is a number."""
TIGHT = frozenset(("-", "to", "through", "thru", "\u2014"))
"""What makes a range of two numbers without a unit."""
FROM_NOW = frozenset((("from", "now"), ("from", "today")))
"""What belongs to a span of time."""
EACH = frozenset(("a", "an", "per", "each", "every"))
"""How often."""
THINGS = frozenset(("it", "they"))
"""What stands for a thing."""
PLACES = frozenset(("on", "at", "over", "around", "near"))
"""What tells where."""
