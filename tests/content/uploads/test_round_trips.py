"""A pack that was exported comes back as it was, as far as the format can carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings

from bot.content.uploads.carrying import Format, carried
from bot.content.uploads.writing import export
from tests.content.uploads.brought import packs, read

if TYPE_CHECKING:
    from bot.quiz.packs import Pack

FORMATS: tuple[Format, ...] = get_args(Format)


@pytest.mark.parametrize("form", FORMATS)
@given(pack=packs())
@settings(max_examples=80, deadline=None)
def test_what_a_format_carries_comes_back(form: Format, pack: Pack) -> None:
    exported = export(pack, form)
    if exported is None:
        assert not carried(pack, form).pack.questions
        return

    assert read(exported.name, exported.content) == carried(pack, form).pack


@given(pack=packs())
@settings(max_examples=30, deadline=None)
def test_our_own_format_carries_everything(pack: Pack) -> None:
    assert carried(pack, "toml").pack == pack
    assert carried(pack, "toml").losses == ()
