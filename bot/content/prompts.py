"""What the program says: templates and short strings from `prompts/`, by locale.

Every sentence a person reads is a file: `prompts/<locale>/<name>.j2` for texts and
`prompts/<locale>/ui/*.toml` for labels. A locale that lacks one falls back to English.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DEFAULT_LOCALE = "en"
STRINGS = "ui/*.toml"


class MissingTextError(LookupError):
    """A text was asked for that no locale has: a fault of the program or of an edited file."""

    def __init__(self, name: str) -> None:
        super().__init__(f"prompts/{DEFAULT_LOCALE} has no text called {name!r}")
        self.name = name


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a prompt file: where it is and what is wrong with it."""

    path: Path
    line: int | None
    message: str


class Prompts:
    """The texts below `root`, compiled once and rendered many times."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._environment = _environment(root)
        self._strings: dict[str, dict[str, Template]] = {}

    def render(self, name: str, /, *, locale: str = DEFAULT_LOCALE, **values: object) -> str:
        """Render `prompts/<locale>/<name>.j2` with `values`.

        Raises MissingTextError if neither the locale nor English has it, and jinja2.UndefinedError
        if the template uses a value it was not given.
        """
        for candidate in _fallbacks(locale):
            try:
                template = self._environment.get_template(f"{candidate}/{name}.j2")
            except TemplateNotFound:
                continue
            return template.render(values)
        raise MissingTextError(name)

    def say(self, name: str, /, *, locale: str = DEFAULT_LOCALE, **values: object) -> str:
        """Render the short string `name` (dotted for a table, such as `button.accept`).

        Raises MissingTextError and jinja2.UndefinedError as `render` does.
        """
        for candidate in _fallbacks(locale):
            template = self._catalogue(candidate).get(name)
            if template is not None:
                return template.render(values)
        raise MissingTextError(name)

    def names(self, locale: str = DEFAULT_LOCALE) -> frozenset[str]:
        """The names of every short string the locale has of its own."""
        return frozenset(self._catalogue(locale))

    def _catalogue(self, locale: str) -> Mapping[str, Template]:
        if locale not in self._strings:
            self._strings[locale] = {
                name: self._environment.from_string(text)
                for path in sorted((self.root / locale).glob(STRINGS))
                for name, text in _flat(tomllib.loads(path.read_text(encoding="utf-8")))
            }
        return self._strings[locale]


def faults(root: Path) -> list[Fault]:
    """Every mistake in the files below `root`: templates and catalogues that cannot be read.

    `root` may also be one file.
    """
    environment = _environment(root)
    found: list[Fault] = []
    for path in _below(root, ".j2"):
        try:
            environment.parse(path.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            found.append(Fault(path, error.lineno, error.message or "cannot be read"))
        except UnicodeDecodeError:
            found.append(Fault(path, None, "is not UTF-8; save it as UTF-8"))
    for path in _below(root, ".toml"):
        found += _catalogue_faults(environment, path)
    return found


def _below(root: Path, ending: str) -> list[Path]:
    return sorted(path for path in (root, *root.rglob(f"*{ending}")) if path.suffix == ending)


def _catalogue_faults(environment: ImmutableSandboxedEnvironment, path: Path) -> Iterator[Fault]:
    try:
        strings = list(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        yield Fault(path, None, str(error))
        return
    for name, text in strings:
        try:
            environment.parse(text)
        except TemplateSyntaxError as error:
            yield Fault(path, None, f"{name}: {error.message}")


def _environment(root: Path) -> ImmutableSandboxedEnvironment:
    # Autoescape would turn apostrophes into HTML; Discord's markdown is escaped at the edge.
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(root),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _fallbacks(locale: str) -> tuple[str, ...]:
    """`pt-BR` is looked for as `pt-BR`, then `pt`, then in English."""
    return tuple(dict.fromkeys((locale, locale.partition("-")[0], DEFAULT_LOCALE)))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _flat(cast("dict[str, object]", value), f"{name}.")
        elif isinstance(value, str):
            yield name, value
        else:
            raise TypeError(f"{name} must be a text, not {value!r}; put it in quotes")
