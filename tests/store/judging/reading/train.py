"""`python -m tests.store.judging.reading.train` learns the weights anew, which takes some minutes.

All letters teach what the program ships with. What half of them teach is kept beside the list: by it the figures are
measured on the other half.
"""

from pathlib import Path
from typing import Final

from msgspec import json

from store.meaning import model
from tests.store.judging.reading.learning import learn, lessons

OF_HALF: Final = Path(__file__).parent / "half.json"
SHIPPED: Final = Path(model.__file__).parent / "weights.json"

if __name__ == "__main__":
    for path, of_all in ((OF_HALF, False), (SHIPPED, True)):
        path.write_bytes(json.format(json.encode(learn(lessons(of_all=of_all))), indent=0))
