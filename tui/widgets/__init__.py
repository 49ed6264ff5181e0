"""Widgets: each shows one thing, and posts messages about what the user did in it. None opens a file."""
