"""LinkedIn's archive: what its files look like, told by their columns, and what a row of each says."""
