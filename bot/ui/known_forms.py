"""Which submitted forms some part of this version answers to."""

from __future__ import annotations

from bot.ui.forms import Form


def is_known_form(custom_id: str) -> bool:
    """Whether the id is that of a form of this version; every kind of form is known once loaded."""
    return any(form.template.fullmatch(custom_id) for form in Form.__subclasses__())
