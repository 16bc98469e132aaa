"""The glossary, word by word and page by page, and the reading list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ButtonStyle, SelectOption, ui

from bot.services.learning_refusals import NoSuchTerm
from bot.ui.base import HouseButton, HouseSelect, Reply
from bot.ui.colours import NEUTRAL
from bot.ui.layout import Layout, box, paragraph, row, rule
from bot.ui.lessons.buttons import ANY, MapButton, OpenNewButton
from bot.ui.replies import show
from bot.ui.setup import shorten

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from typing import Self

    from bot.app import Interaction
    from bot.content.glossary import Book, Term
    from bot.content.prompts import Prompts
    from bot.content.teaching import Teaching

TERMS_PER_PAGE = 25
BOOKS_PER_PAGE = 4


class Shelf:
    """Shows the glossary and the reading list."""

    def __init__(self, prompts: Prompts, teaching: Teaching) -> None:
        self._prompts = prompts
        self._teaching = teaching

    async def term(self, interaction: Interaction, wanted: str, page: int | None = None) -> None:
        """Show a word; raises NoSuchTerm. With `page`, the way back to that page of the list."""
        term = find_term(self._teaching.glossary, wanted)
        await show(interaction, term_layout(self._prompts, self._teaching, term, page))

    async def glossary(self, interaction: Interaction, page: int) -> None:
        """Show a page of the words there are."""
        await show(interaction, glossary_layout(self._prompts, self._teaching.glossary, page))

    async def books(self, interaction: Interaction, page: int) -> None:
        """Show a page of the reading list."""
        await show(interaction, books_layout(self._prompts, self._teaching, page))


def find_term(glossary: Mapping[str, Term], wanted: str) -> Term:
    """The word of this id, name or alias, however it is written; raises NoSuchTerm."""
    text = wanted.strip().casefold()
    for term in glossary.values():
        if text in {term.id, term.name.casefold(), *(alias.casefold() for alias in term.aliases)}:
            return term
    raise NoSuchTerm(term=shorten(discord.utils.escape_markdown(wanted.strip()) or "…"))


def matching_terms(glossary: Mapping[str, Term], typed: str) -> list[Term]:
    """Words that begin with what was typed, then those that contain it, by name."""
    text = typed.strip().casefold()

    def rank(term: Term) -> int:
        names = [term.name.casefold(), *(alias.casefold() for alias in term.aliases)]
        if any(name.startswith(text) for name in names):
            return 0
        return 1 if any(text in name for name in names) else 2

    ranked = sorted(glossary.values(), key=lambda term: (rank(term), term.name.casefold()))
    return [term for term in ranked if rank(term) < 2]


def term_layout(
    prompts: Prompts, teaching: Teaching, term: Term, page: int | None = None
) -> Layout:
    """What a word means, who coined it, and the moment of 1962 that shows it."""
    lesson = teaching.course.lesson(term.lesson)
    text = prompts.render(
        "lessons/term",
        name=term.name,
        aliases=term.aliases,
        definition=term.definition,
        origin=term.origin,
        moment=term.moment,
        disputed=bool(term.disputed),
        facts=(*term.facts, *term.disputed),
        works=[
            {"author": work.author, "title": work.title, "year": work.year} for work in term.works
        ],
    )
    label = prompts.say("button.lesson", number=lesson.number)
    buttons: list[ui.Item[Any]] = [
        OpenNewButton.made(lesson.id, "read", label, ButtonStyle.primary)
    ]
    if page is not None:
        buttons.append(GlossaryPageButton.made(prompts.say("button.back"), page))
    return Layout(box(NEUTRAL, paragraph(text), row(*buttons)))


def glossary_layout(prompts: Prompts, glossary: Mapping[str, Term], page: int) -> Layout:
    """Twenty-five words with a menu to choose one."""
    terms = sorted(glossary.values(), key=lambda term: term.name.casefold())
    pages = -(-len(terms) // TERMS_PER_PAGE)
    page = min(page, pages - 1)
    some = terms[page * TERMS_PER_PAGE : (page + 1) * TERMS_PER_PAGE]
    text = prompts.render(
        "lessons/glossary",
        count=len(terms),
        page=page + 1,
        pages=pages,
        names=[term.name for term in some],
    )
    turned = (page + 1) % pages
    label = prompts.say("button.first_page" if turned == 0 else "button.next_page")
    return Layout(
        box(
            NEUTRAL,
            paragraph(text),
            row(TermMenu.made(prompts.say("learn.term_menu"), some, page)),
            row(
                GlossaryPageButton.made(label, turned),
                MapButton.made(ANY, "map", prompts.say("button.map")),
            ),
        )
    )


def books_layout(prompts: Prompts, teaching: Teaching, page: int) -> Layout:
    """Some books of the reading list, each with what it teaches and the lessons it goes with."""
    books = teaching.books
    pages = -(-len(books) // BOOKS_PER_PAGE)
    page = min(page, pages - 1)
    some = books[page * BOOKS_PER_PAGE : (page + 1) * BOOKS_PER_PAGE]
    turned = (page + 1) % pages
    label = prompts.say("button.first_page" if turned == 0 else "button.next_page")
    head = prompts.render("lessons/books", page=page + 1, pages=pages)
    told = [paragraph(_book(prompts, teaching, book)) for book in some]
    return Layout(
        box(
            NEUTRAL,
            paragraph(head),
            *told,
            rule(),
            row(
                BooksPageButton.made(label, turned),
                MapButton.made(ANY, "map", prompts.say("button.map")),
            ),
        )
    )


def _book(prompts: Prompts, teaching: Teaching, book: Book) -> str:
    return prompts.render(
        "lessons/book",
        title=book.title,
        authors=book.authors,
        year=book.year,
        teaches=book.teaches,
        lessons=[
            f"{lesson.number}. {lesson.title}"
            for lesson in map(teaching.course.lesson, book.lessons)
        ],
    )


class _PageButton(HouseButton, template=r"(?!)"):
    """Another page of a list."""

    reply = Reply.HERE
    family: str

    def __init_subclass__(cls, *, family: str) -> None:
        cls.family = family
        super().__init_subclass__(template=rf"{family}:(?P<page>\d{{1,2}})")

    def __init__(self, item: ui.Button[Any], page: int) -> None:
        super().__init__(item)
        self.page = page

    @classmethod
    def made(cls, label: str, page: int) -> Self:
        """A new button for a layout."""
        return cls(ui.Button(label=label, custom_id=f"{cls.family}:{page}"), page)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, ui.Button)
        return cls(item, int(match["page"]))


class GlossaryPageButton(_PageButton, family="glos1"):
    """Another page of the glossary."""

    async def press(self, interaction: Interaction) -> None:
        """Turn to it."""
        await interaction.client.classroom.shelf.glossary(interaction, self.page)


class BooksPageButton(_PageButton, family="book1"):
    """Another page of the reading list."""

    async def press(self, interaction: Interaction) -> None:
        """Turn to it."""
        await interaction.client.classroom.shelf.books(interaction, self.page)


class TermMenu(HouseSelect, template=r"term1:(?P<page>\d{1,2})"):
    """Choose a word."""

    def __init__(self, item: ui.Select[Any], page: int) -> None:
        super().__init__(item)
        self.page = page

    @classmethod
    def made(cls, placeholder: str, terms: list[Term], page: int) -> Self:
        """A new menu for a layout."""
        options = [
            SelectOption(
                label=shorten(term.name), value=term.id, description=shorten(term.definition)
            )
            for term in terms
        ]
        item: ui.Select[Any] = ui.Select(
            placeholder=placeholder, options=options, custom_id=f"term1:{page}", required=True
        )
        return cls(item, page)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        assert isinstance(item, ui.Select)
        return cls(item, int(match["page"]))

    async def press(self, interaction: Interaction) -> None:
        """Show the word, with the way back to this page."""
        await interaction.client.classroom.shelf.term(interaction, self.chosen, self.page)


ITEMS = (GlossaryPageButton, BooksPageButton, TermMenu)
