"""The user's own words: words.txt beside config.toml, a word a line, which the spelling check takes for right."""

from pathlib import Path

from store.text import folded
from store.writing.errors import OwnWordsError


def own_words(path: Path) -> frozenset[str]:
    """Return the words of this file, folded; none where there is no file. Lines that begin with # are notes.

    Raises OwnWordsError.
    """
    try:
        written = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise OwnWordsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise OwnWordsError(f"{path}: is not UTF-8 text") from error
    return frozenset(word for line in written.splitlines() if not line.startswith("#") for word in folded(line).split())
