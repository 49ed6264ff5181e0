"""The norms of etiquette that the program follows, the texts they come from, and where each norm lives."""
