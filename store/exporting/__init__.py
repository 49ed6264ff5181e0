"""The tray for other programs: people as vCards, what is due as a calendar."""
