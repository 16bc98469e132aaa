"""People's own words never work as markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.quoting import LONGEST_QUOTE, quoted

SAMPLE = "# big\n- list\n> q\n@everyone **bold** `code`"


def test_markup_is_shown_as_it_was_typed() -> None:
    assert quoted(SAMPLE) == (
        "> \\# big\n> \\- list\n> \\> q\n> @\u200beveryone \\*\\*bold\\*\\* \\`code\\`"
    )


@given(st.text(max_size=1_500))
def test_a_quotation_always_fits_and_every_line_is_one(text: str) -> None:
    shown = quoted(text)

    assert len(shown) <= LONGEST_QUOTE + 100
    assert all(line.startswith("> ") for line in shown.splitlines())
