"""Where the user was when Salver ended, kept on this machine and not in the store."""

import os
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from store.file import private
from store.places import Places
from store.records.ids import RecordId

_FOLDER = "screen"


class LastPlace(Struct, frozen=True):
    """A view with its cursor."""

    view: str
    row: RecordId | None = None
    """The id of the row under the cursor."""
    height: int = 0
    """How many rows of the view are in sight above the cursor."""


def read_last_place(places: Places) -> LastPlace | None:
    """Return where the user was; None if nothing readable says so."""
    try:
        return msgspec.json.decode(private.read_own(_path(places)) or b"", type=LastPlace)
    except (OSError, msgspec.DecodeError):
        return None


def keep_last_place(places: Places, place: LastPlace) -> None:
    """Keep this place for the next start. Raises OSError."""
    private.own_folder(places.state, _FOLDER)
    private.write_private(_path(places), msgspec.json.encode(place))


def _path(places: Places) -> Path:
    store = os.fsencode(os.path.realpath(places.store))
    return places.state / _FOLDER / f"{sha256(store).hexdigest()[:24]}.json"
