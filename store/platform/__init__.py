"""What LinkedIn allows and does, as data with its sources."""
