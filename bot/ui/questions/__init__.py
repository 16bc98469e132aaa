"""Questions of every kind on Discord: asked, answered with buttons, menus or a form, and judged."""
