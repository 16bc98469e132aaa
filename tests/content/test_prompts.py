"""Texts come from files, in the reader's language where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from bot.content.prompts import MissingTextError, Prompts, faults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "en/letters/offer.j2": "{% if warm %}\nDear {{ name }},\n{% endif %}\nwe propose.\n",
        "en/ui/strings.toml": '[button]\naccept = "Accept"\nleft = "{{ n }} left"\n',
        "de/ui/strings.toml": '[button]\naccept = "Annehmen"\n',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_template_leaves_no_trace_of_its_blocks(root: Path) -> None:
    text = Prompts(root).render("letters/offer", warm=True, name="O'Neill")

    assert text == "Dear O'Neill,\nwe propose."


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        pytest.param("de", "Annehmen", id="the language itself"),
        pytest.param("de-AT", "Annehmen", id="a region of it"),
        pytest.param("fr", "Accept", id="a language we lack"),
    ],
)
def test_a_label_is_in_the_nearest_language(root: Path, locale: str, expected: str) -> None:
    assert Prompts(root).say("button.accept", locale=locale) == expected


def test_a_label_missing_in_one_language_is_said_in_english(root: Path) -> None:
    assert Prompts(root).say("button.left", locale="de", n=3) == "3 left"


def test_a_text_nobody_wrote_is_named(root: Path) -> None:
    prompts = Prompts(root)

    with pytest.raises(MissingTextError, match="letters/refusal"):
        prompts.render("letters/refusal")
    with pytest.raises(MissingTextError, match=r"button\.refuse"):
        prompts.say("button.refuse")


def test_a_forgotten_value_is_an_error_not_an_empty_word(root: Path) -> None:
    with pytest.raises(UndefinedError, match="name"):
        Prompts(root).render("letters/offer", warm=True)


def test_a_template_cannot_reach_into_python(root: Path) -> None:
    (root / "en/evil.j2").write_text("{{ name.__class__.__mro__ }}", encoding="utf-8")

    with pytest.raises(SecurityError, match="unsafe"):
        Prompts(root).render("evil", name="x")


def test_every_broken_file_is_reported_at_once(root: Path) -> None:
    (root / "en/bad.j2").write_text("fine\n{% if %}\n", encoding="utf-8")
    (root / "en/ui/strings.toml").write_text("[button]\naccept = 3\n", encoding="utf-8")
    (root / "de/ui/strings.toml").write_text("[button\n", encoding="utf-8")

    found = faults(root)

    assert [fault.path.relative_to(root).as_posix() for fault in found] == [
        "en/bad.j2",
        "de/ui/strings.toml",
        "en/ui/strings.toml",
    ]
    assert found[0].line == 2
    assert "button.accept must be a text" in found[2].message


def test_a_single_file_can_be_looked_at(root: Path) -> None:
    (root / "en/bad.j2").write_text("{% if %}", encoding="utf-8")

    assert [fault.line for fault in faults(root / "en/bad.j2")] == [1]


def test_whole_files_are_free_of_faults(root: Path) -> None:
    assert faults(root) == []
