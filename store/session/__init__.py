"""A tray in use: what the screen and every command of the command line start from."""
