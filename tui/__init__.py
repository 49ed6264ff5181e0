"""What a person meets: the command line and the terminal application. Everything it shows comes out of `store`."""
