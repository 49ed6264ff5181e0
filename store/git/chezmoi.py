"""How chezmoi names its sources: `dot_local/share/salver/private_salver.json` is the source of the file
`~/.local/share/salver/salver.json` ("Source state attributes" in its reference).
"""

import re
from pathlib import Path

_ATTRIBUTES = re.compile(r"(?:(?:create|encrypted|private|readonly|empty|executable|exact|external|remove)_)*")
_ROOT = ".chezmoiroot"


def source_of(target: Path, folder: Path) -> Path | None:
    """Return the file below chezmoi's source folder that is the source of a target (a path from the home directory);
    None where there is none. Sources that are encrypted or are templates are not the store's own text, and do not
    count.
    """
    source = _root(folder)
    for name in target.parts:
        if not source.is_dir():
            return None
        sources = [entry for entry in sorted(source.iterdir()) if target_name(entry.name) == name]
        if not sources:
            return None
        source = sources[0]
    return source if source.is_file() and "encrypted_" not in source.name else None


def target_name(source: str) -> str:
    """Return the name of the file or folder that a source stands for."""
    bare = source[_ATTRIBUTES.match(source).end() :]  # type: ignore[union-attr]  # matches every text
    if bare.startswith("literal_"):
        return bare.removeprefix("literal_")
    return "." + bare.removeprefix("dot_") if bare.startswith("dot_") else bare


def _root(folder: Path) -> Path:
    """Return where in the source folder the sources begin: in the folder that `.chezmoiroot` names, if it is one
    inside.
    """
    named = folder / _ROOT
    if not named.is_file():
        return folder
    root = (folder / named.read_text(encoding="utf-8", errors="replace").strip()).resolve()
    return root if root.is_relative_to(folder) else folder
