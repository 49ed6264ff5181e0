"""As `endless_decider.py`, on a file system whose locks hold nobody back (some network file systems)."""

import sys
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

from store.file.storage import TrayStorage
from tests.e2e.endless_decider import decide

if __name__ == "__main__":
    store, state, first, count = sys.argv[1:]
    with patch.object(TrayStorage, "_lock", lambda storage, real: nullcontext()):
        decide(Path(store), Path(state), int(first), int(count))
