"""The settings: one frozen model, the only reader of the environment and of `.env`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError
from yarl import URL

from bot.errors import SettingsError

if TYPE_CHECKING:
    from pydantic import ValidationInfo
    from pydantic_core import ErrorDetails

DOTENV = Path(".env")
MOST_SHARDS = 100_000
DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")


class Settings(BaseSettings):
    """What the program was told; every field is the variable of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=DOTENV,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    needs_token: ClassVar[bool] = False

    discord_token: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="the token of the bot, copied whole from the developer portal",
    )
    discord_api_base: str | None = Field(
        default=None, description="an address such as http://127.0.0.1:8962/api/v10"
    )
    database_url: str = Field(
        default="sqlite+aiosqlite:///var/backchannel.db",
        # It may hold a password.
        repr=False,
        description="sqlite+aiosqlite:///FILE or postgresql+asyncpg://USER:PASSWORD@HOST/NAME",
    )
    message_content_intent: bool = Field(default=False, description="true or false")
    shard_count: int | None = Field(
        default=None, ge=1, description="a number from 1, or leave it out"
    )
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(
        default=None, description="numbers below SHARD_COUNT such as 0-3 or 0,2"
    )
    health_port: int | None = Field(
        default=None, ge=1, le=65_535, description="a free port from 1 to 65535, or leave it out"
    )
    health_host: str = Field(default="127.0.0.1", description="an address of this machine")
    retention_days: int = Field(default=365, ge=1, description="a number of days from 1")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="debug, info, warning or error"
    )
    log_format: Literal["console", "json"] = Field(default="console", description="console or json")

    @field_validator("discord_token")
    @classmethod
    def _token_is_usable(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None and cls.needs_token:
            raise ValueError("is missing")
        if token is not None and len(token.get_secret_value().split()) != 1:
            raise ValueError("must be one word without spaces")
        return token

    @field_validator("discord_api_base")
    @classmethod
    def _base_is_an_address(cls, base: str | None) -> str | None:
        if base is None:
            return None
        try:
            url = URL(base)
        except ValueError:
            raise ValueError("is no address") from None
        if url.scheme not in ("http", "https") or not url.host:
            raise ValueError("is no address of the web")
        return base.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database_is_one_we_know(cls, text: str) -> str:
        try:
            url = make_url(text)
        except ArgumentError:
            raise ValueError("is no address of a database") from None
        if url.drivername not in DRIVERS:
            raise ValueError(f"starts with {url.drivername}")
        if not url.database or ":memory:" in url.database or url.database.startswith("file:"):
            raise ValueError("names no plain file or database")
        return text

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _in_small_letters(cls, text: object) -> object:
        return text.lower() if isinstance(text, str) else text

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _spell_out_ranges(cls, text: object) -> object:
        return parse_shard_ids(text) if isinstance(text, str) else text

    @field_validator("shard_ids")
    @classmethod
    def _shards_exist(
        cls, ids: tuple[int, ...] | None, info: ValidationInfo
    ) -> tuple[int, ...] | None:
        if ids is None or "shard_count" not in info.data:
            return ids  # SHARD_COUNT is reported by itself
        count: int | None = info.data["shard_count"]
        if count is None:
            raise ValueError("is given without SHARD_COUNT")
        if max(ids) >= count:
            raise ValueError(f"names shard {max(ids)} of {count}, which are counted from 0")
        return ids


class RunSettings(Settings):
    """The same settings for a program that talks to Discord: a missing token is a fault."""

    needs_token: ClassVar[bool] = True


def parse_shard_ids(text: str) -> tuple[int, ...]:
    """Spell out "0-3" or "0,2" in rising order; raises ValueError for anything else."""
    ids: set[int] = set()
    for part in text.split(","):
        ends = part.strip().split("-")
        if len(ends) > 2 or not all(end.isdecimal() for end in ends):
            raise ValueError("is no list of numbers")
        first, last = int(ends[0]), int(ends[-1])
        if not first <= last < MOST_SHARDS:
            raise ValueError(f"counts backwards or beyond {MOST_SHARDS} in {part.strip()}")
        ids.update(range(first, last + 1))
    return tuple(sorted(ids))


def load_settings(*, needs_token: bool = False) -> Settings:
    """Read the environment and `.env` in the working directory.

    Raises SettingsError with a sentence for every fault, none of which shows a secret.
    """
    try:
        settings = RunSettings() if needs_token else Settings()
    except ValidationError as error:
        # The cause would only repeat the faults, and might show more than it should.
        raise SettingsError([_sentence(fault) for fault in error.errors()]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            [f"The file {DOTENV} cannot be read ({error}): write it anew."]
        ) from error
    return settings


def environment_for(code: Path, **given: str) -> dict[str, str]:
    """The environment of a child process: ours, but of our settings only `given`.

    `code` is a folder whose packages the child can import.
    """
    ours = {name.upper() for name in Settings.model_fields}
    environment = {name: text for name, text in os.environ.items() if name.upper() not in ours}
    paths = [str(code), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    return environment | given


def _sentence(fault: ErrorDetails) -> str:
    name = str(fault["loc"][0])
    expected = Settings.model_fields[name].description
    context = fault.get("ctx", {})
    what = str(context["error"]) if "error" in context else "is malformed"
    return f"{name.upper()} {what}: set it to {expected}."
