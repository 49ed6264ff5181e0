"""What the user can press: commands as data, and which key runs which of them."""
