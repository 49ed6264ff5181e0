"""What Salver costs, measured from outside as ratios in one run: `python -m tests.bench`."""
