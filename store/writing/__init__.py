"""What the user writes: templates, filling them in, the limits of each channel, and what the other side will see."""
