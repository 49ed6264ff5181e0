"""Panes: each shows one thing, holds no file and no tray, and posts messages about what the user did in it."""
