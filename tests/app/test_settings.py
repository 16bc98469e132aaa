"""Settings: read once, every fault told at once, no secret shown."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, environment_for, load_settings, parse_shard_ids

ROOT = Path(__file__).parents[2]
SECRET = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def faults(monkeypatch: pytest.MonkeyPatch, **given: str) -> tuple[str, ...]:
    for name, text in given.items():
        monkeypatch.setenv(name, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(needs_token=True)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    return caught.value.faults


def test_nothing_needs_to_be_set_but_the_token() -> None:
    settings = load_settings()

    assert settings.discord_token is None
    assert settings.database_url == "sqlite+aiosqlite:///var/backchannel.db"
    assert (settings.message_content_intent, settings.retention_days) == (False, 365)
    assert (settings.shard_count, settings.shard_ids, settings.health_port) == (None, None, None)


def test_the_file_in_the_working_directory_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("RETENTION_DAYS=30\nLOG_LEVEL=debug\nHEALTH_PORT=\nOTHER=1\n")
    monkeypatch.setenv("LOG_LEVEL", "WARNING")

    settings = load_settings()

    assert (settings.retention_days, settings.log_level, settings.health_port) == (
        30,
        "warning",
        None,
    )


def test_a_token_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://me:hunter2@db/x")

    settings = load_settings(needs_token=True)

    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == SECRET
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump()}"
    assert "hunter2" not in f"{settings!r} {settings}"


def test_settings_cannot_be_changed() -> None:
    settings = load_settings()

    with pytest.raises(ValueError, match="frozen"):
        settings.retention_days = 1


def test_a_missing_token_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    (fault,) = faults(monkeypatch)

    assert fault.startswith("DISCORD_TOKEN is missing: ")
    assert "developer portal" in fault


def test_all_faults_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = faults(
        monkeypatch,
        DISCORD_TOKEN=f"Bot {SECRET}",
        DISCORD_API_BASE="localhost:8962",
        DATABASE_URL="mysql://me:hunter2@db/x",
        MESSAGE_CONTENT_INTENT="perhaps",
        SHARD_COUNT="none",
        SHARD_IDS="a-b",
        HEALTH_PORT="70000",
        RETENTION_DAYS="0",
        LOG_LEVEL="loud",
        LOG_FORMAT="yaml",
    )

    assert [fault.split()[0] for fault in found] == [
        "DISCORD_TOKEN",
        "DISCORD_API_BASE",
        "DATABASE_URL",
        "MESSAGE_CONTENT_INTENT",
        "SHARD_COUNT",
        "SHARD_IDS",
        "HEALTH_PORT",
        "RETENTION_DAYS",
        "LOG_LEVEL",
        "LOG_FORMAT",
    ]
    assert all("\n" not in fault and fault.endswith(".") for fault in found)
    assert "hunter2" not in "".join(found)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("postgresql://me@db/x", id="without a driver"),
        pytest.param("sqlite+aiosqlite://", id="without a file"),
        pytest.param("sqlite+aiosqlite:///:memory:", id="in memory"),
        pytest.param("sqlite+aiosqlite:///file:x?mode=ro&uri=true", id="not a plain file"),
        pytest.param("backchannel.db", id="not an address"),
        pytest.param("postgresql+asyncpg://db:port/x", id="with a malformed port"),
    ],
)
def test_only_databases_the_program_knows_are_taken(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    (fault,) = faults(monkeypatch, DISCORD_TOKEN=SECRET, DATABASE_URL=url)

    assert fault.startswith("DATABASE_URL ")
    assert "postgresql+asyncpg://USER:PASSWORD@HOST/NAME" in fault


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("0-3", (0, 1, 2, 3), id="a range"),
        pytest.param("0,2", (0, 2), id="a list"),
        pytest.param(" 4 , 0-1 ,1", (0, 1, 4), id="both, in any order, with blanks"),
    ],
)
def test_shards_are_written_as_ranges_and_lists(text: str, ids: tuple[int, ...]) -> None:
    assert parse_shard_ids(text) == ids


@pytest.mark.parametrize("text", ["", "-1", "1-", "3-1", "0;2", "1.5", "0-1-2", "²"])
def test_other_ways_to_write_shards_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no list|counts backwards"):
        parse_shard_ids(text)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param({"SHARD_IDS": "0-3"}, "without SHARD_COUNT", id="of nobody knows how many"),
        pytest.param({"SHARD_IDS": "2-4", "SHARD_COUNT": "4"}, "shard 4 of 4", id="beyond them"),
        pytest.param(
            {"SHARD_IDS": "0-99999999999999999999", "SHARD_COUNT": "4"}, "beyond", id="far beyond"
        ),
    ],
)
def test_shards_that_do_not_exist_are_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], why: str
) -> None:
    (fault,) = faults(monkeypatch, DISCORD_TOKEN=SECRET, **given)

    assert fault.startswith("SHARD_IDS ")
    assert why in fault


def test_a_file_that_cannot_be_read_is_named() -> None:
    Path(".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe\n")

    with pytest.raises(SettingsError, match=r"\.env cannot be read"):
        load_settings()


def test_a_child_gets_our_environment_but_only_the_settings_it_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    monkeypatch.setenv("health_port", "1")
    monkeypatch.setenv("SOMETHING_ELSE", "kept")

    environment = environment_for(ROOT, DATABASE_URL="sqlite+aiosqlite:///x")

    assert "DISCORD_TOKEN" not in environment
    assert "health_port" not in environment
    assert environment["SOMETHING_ELSE"] == "kept"
    assert environment["DATABASE_URL"] == "sqlite+aiosqlite:///x"
    assert environment["PYTHONPATH"].startswith(str(ROOT))


def test_the_example_file_names_every_setting_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    named = set(re.findall(r"^(?:# )?([A-Z][A-Z_]*)=", example, re.MULTILINE))

    assert named == {name.upper() for name in Settings.model_fields}


def test_the_example_file_is_good_as_it_is_once_the_token_is_filled_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    Path(".env").write_text(example, encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)

    settings = load_settings(needs_token=True)

    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    assert settings.model_dump(exclude={"discord_token"}) == {
        name: value for name, value in defaults.items() if name != "discord_token"
    }
    Path(".env").write_text(re.sub(r"^# ([A-Z_]+=)", r"\1", example, flags=re.MULTILINE))
    load_settings(needs_token=True)


def test_the_settings_in_the_readme_are_those_there_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    named = set(re.findall(r"^\| `([A-Z_]+)`", readme, re.MULTILINE))

    assert named in (set(), {name.upper() for name in Settings.model_fields})
