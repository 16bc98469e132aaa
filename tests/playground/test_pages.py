"""The page, its files and the pictures of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp

from playground import pages
from playground.server import Playground

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def _get(url: str) -> tuple[int, str, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, answer.content_type, await answer.text()


async def test_without_a_page_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pages, "PAGE", tmp_path)
    async with Playground() as playground:
        status, kind, text = await _get(playground.base_url)

    assert (status, kind) == (200, "text/plain")
    assert text == "The playground is running; its page is not installed."


async def test_the_page_and_its_files_are_served(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<h1>hello</h1>")
    (tmp_path / "app.js").write_text("export {}")
    monkeypatch.setattr(pages, "PAGE", tmp_path)
    async with Playground() as playground:
        page = await _get(playground.base_url)
        script = await _get(f"{playground.base_url}/page/app.js")

    assert page == (200, "text/html", "<h1>hello</h1>")
    assert script[0] == 200
    assert script[1].endswith("/javascript")


async def test_everybody_has_a_picture(playground: Playground) -> None:
    alice = playground.world.user_named("alice")
    picture = await _get(f"{playground.base_url}/avatars/{alice.id}.svg")
    nobody = await _get(f"{playground.base_url}/avatars/1.svg")

    assert picture[:2] == (200, "image/svg+xml")
    assert ">A</text>" in picture[2]
    assert nobody[0] == 404


async def test_an_attachment_is_found_by_its_whole_name_only(playground: Playground) -> None:
    missing = await _get(f"{playground.base_url}/attachments/1/2/x.png")

    assert missing[0] == 404
