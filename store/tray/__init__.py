"""The tray, that is the open store: what is in it, what changes it, and how to take changes back."""
