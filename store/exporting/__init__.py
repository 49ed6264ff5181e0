"""The tray for other programs: rows as JSON has them, people as vCards, what is due as a calendar."""
