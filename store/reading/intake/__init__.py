"""Bringing rows into the tray: who each row is about, what it says that is new, and an account of every row."""
