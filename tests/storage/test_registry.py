"""No table about people is forgotten by whoever shows or deletes what is kept about somebody."""

from __future__ import annotations

from bot.storage.registry import ABOUT_PEOPLE, ALL, THROUGH_A_PARENT


def test_every_table_with_a_person_in_it_is_listed() -> None:
    with_a_person = {table.name for table in ALL.sorted_tables if "user_id" in table.columns}

    assert with_a_person == {table.name for table in ABOUT_PEOPLE}


def test_every_table_that_hangs_on_such_a_table_is_listed_too() -> None:
    listed = {*ABOUT_PEOPLE, *THROUGH_A_PARENT}
    hanging = {
        table
        for table in ALL.sorted_tables
        for key in table.foreign_keys
        if key.column.table in listed
    }

    assert hanging <= listed
