"""Where the commands speak: results to standard output, everything else to standard error."""

from __future__ import annotations

from rich.console import Console

# Sentences are left whole, for a narrow window to wrap and a script to read.
out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)
