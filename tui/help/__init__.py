"""The manual: pages of plain text, read by `salver help`, by the help on the screen and by the man page."""
