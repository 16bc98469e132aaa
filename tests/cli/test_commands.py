"""The commands as they are typed: what they print and how they end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import bot as package
from bot.settings import environment_for

CODE = Path(package.__file__).parents[1]
SHORT = CODE / "data" / "scenarios" / "cuba-1962-short.toml"


def run(folder: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=folder,
        env=environment_for(CODE, **settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")

    assert done.returncode == 0
    assert [name for name in ("demo", "run", "migrate", "check") if name not in done.stdout] == []


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([], id="no command"),
        pytest.param(["fly"], id="an unknown command"),
        pytest.param(["demo", "--port", "no"], id="a port that is no number"),
        pytest.param(["demo", "--port", "70000"], id="a port that cannot be"),
        pytest.param(["check", "no-such-file.toml"], id="a file that is not there"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, command: list[str]) -> None:
    done = run(tmp_path, *command)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_migrate_makes_the_database_in_the_working_directory(tmp_path: Path) -> None:
    for _ in range(2):
        done = run(tmp_path, "migrate")

        assert done.returncode == 0, done.stderr
        assert "up to date" in done.stdout
    assert (tmp_path / "var" / "backchannel.db").is_file()


def test_migrate_says_in_one_sentence_why_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "var").touch()

    done = run(tmp_path, "migrate")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "DATABASE_URL" in done.stderr


def test_what_is_shipped_is_free_of_mistakes(tmp_path: Path) -> None:
    done = run(tmp_path, "check")

    assert done.returncode == 0, done.stderr
    assert "no mistake found" in done.stdout


def test_every_planted_mistake_is_named_with_file_and_place(tmp_path: Path) -> None:
    scenario = SHORT.read_text(encoding="utf-8").replace("turns = ", "truns = ", 1)
    (tmp_path / SHORT.name).write_text(scenario, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("[sides\n", encoding="utf-8")
    (tmp_path / "letter.j2").write_text("Dear\n{% if %}\n", encoding="utf-8")
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "strings.toml").write_text("yes = true\n", encoding="utf-8")
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas" / "p.toml").write_text("[[personas]]\nid = 'x'\n", encoding="utf-8")

    done = run(tmp_path, "check", ".")

    assert done.returncode == 1
    assert [
        place
        for place in (
            f"{SHORT.name}:",
            "truns",
            "broken.toml",
            "letter.j2:2:",
            "strings.toml: yes",
            "p.toml:",
        )
        if place not in done.stderr
    ] == []
    assert "Traceback" not in done.stderr


def test_one_file_can_be_checked_from_anywhere(tmp_path: Path) -> None:
    done = run(tmp_path, "check", str(SHORT))

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 files checked") or "1 file checked" in done.stdout
