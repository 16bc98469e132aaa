"""The house layout lets nothing in that would not outlive a restart."""

from __future__ import annotations

from typing import Any

import pytest
from discord import ui

from bot.ui.ids import TableKey
from bot.ui.layout import Layout, row, rows_of
from bot.ui.notices import link_button
from bot.ui.table_buttons import BriefButton
from tests.ui.games import PROMPTS


def test_an_ordinary_button_is_refused() -> None:
    plain: ui.Button[Any] = ui.Button(label="Plain", custom_id="plain")

    with pytest.raises(TypeError, match="make it dynamic"):
        Layout(row(BriefButton.made(PROMPTS, TableKey(1, 1)), plain))


def test_a_link_may_stand_beside_a_dynamic_button() -> None:
    link = link_button("Elsewhere", "https://example.org")

    layout = Layout(row(BriefButton.made(PROMPTS, TableKey(1, 1)), link))

    assert layout.timeout is None


def test_buttons_are_set_in_rows() -> None:
    buttons = [BriefButton.made(PROMPTS, TableKey(number, 1)) for number in range(1, 6)]

    assert len(rows_of(buttons, 3)) == 2
