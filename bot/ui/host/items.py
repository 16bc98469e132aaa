"""Every pressable thing that belongs to a server as a whole."""

from __future__ import annotations

from bot.ui.host import class_panel, export, settings

ITEMS = (*export.ITEMS, *class_panel.ITEMS, *settings.ITEMS)
