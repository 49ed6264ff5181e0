"""Commands as data, and which key runs which of them."""
