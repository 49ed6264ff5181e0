"""What commands do, by subject. `handlers` says which function carries out which command."""
