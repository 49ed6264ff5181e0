"""The terminal: signals, the user's editor and browser, and the report of a crash."""
