"""Where the user was when Salver ended, kept on this machine and not in the store."""

from pathlib import Path

from msgspec import Struct, json

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
    return private.read_note(_path(places), LastPlace)


def keep_last_place(places: Places, place: LastPlace) -> None:
    """Keep this place for the next start. Raises OSError."""
    private.own_folder(places.state, _FOLDER)
    private.write_private(_path(places), json.encode(place))


def _path(places: Places) -> Path:
    return private.note_path(places.state / _FOLDER, places.store)
