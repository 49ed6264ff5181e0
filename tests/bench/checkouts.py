"""Another state of this project to compare with: a folder, or a commit, which is laid out in a folder.

A folder with a virtual environment `.venv` of its own runs in it, as an older state needs that has other libraries.
"""

import io
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parents[2]


def laid_out(named: str, folder: Path) -> Path:
    """The folder of another state of the project: `named` itself where it is a folder, else that of a commit, laid out
    below `folder`.

    Raises:
        SystemExit: `named` is neither, or holds no Salver.
    """
    if Path(named).is_dir():
        checkout = Path(named).resolve()
    else:
        checkout = folder / "checkout"
        packed = subprocess.run(["git", "archive", named], cwd=PROJECT, capture_output=True, check=False)
        if packed.returncode:
            raise SystemExit(f"{named} is neither a folder nor a commit: {packed.stderr.decode().strip()}")
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(checkout, filter="data")
    if not (checkout / "tui" / "__main__.py").is_file():
        raise SystemExit(f"{checkout} holds no Salver: there is no tui/__main__.py")
    return checkout


def python_of(checkout: Path) -> str:
    """The Python that a state of the project runs in."""
    own = checkout / ".venv" / "bin" / "python"
    return str(own) if own.exists() else sys.executable
