"""Which part of the code may import which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OUTSIDE = (
    "discord",
    "aiosqlite",
    "sqlite3",
    "sqlalchemy",
    "random",
    "time",
    "bot.content",
    "bot.services",
    "bot.storage",
    "bot.ui",
    "cogs",
    "playground",
)
MAY_NOT_IMPORT = {
    "bot/negotiation": (*OUTSIDE, "bot.dialogue"),
    "bot/dialogue": OUTSIDE,
    "bot/quiz": OUTSIDE,
    "bot/lessons": OUTSIDE,
    "bot/content": ("discord", "sqlalchemy", "bot.storage", "bot.services", "bot.ui", "cogs"),
    "bot/storage": ("discord", "bot.services", "bot.ui", "cogs"),
    "bot/services": ("discord", "sqlalchemy", "sqlite3", "bot.ui", "cogs"),
    "bot/ui": ("aiosqlite", "sqlite3", "sqlalchemy", "bot.storage", "cogs"),
    "cogs": ("aiosqlite", "sqlite3", "sqlalchemy", "bot.storage"),
    "bot": ("playground",),
    "playground": ("bot", "cogs"),
}


def imports(path: Path) -> set[str]:
    """Names of the modules that `path` imports at run time."""
    names: set[str] = set()
    nodes: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue  # names for the type checker bind nothing at run time
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        nodes.extend(ast.iter_child_nodes(node))
    return names


@pytest.mark.parametrize(("folder", "banned"), MAY_NOT_IMPORT.items(), ids=MAY_NOT_IMPORT)
def test_each_layer_looks_inwards_only(folder: str, banned: tuple[str, ...]) -> None:
    offences = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in sorted(imports(path))
        if any(name == b or name.startswith(f"{b}.") for b in banned)
    ]

    assert offences == []


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "cogs")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("os.environ", "os.getenv")
    }

    assert readers <= {"bot/settings.py"}
