"""Where the user was when Salver ended, kept on this machine and not in the store."""

from pathlib import Path

from msgspec import Struct, json

from store.file import private
from store.places import Places
from store.records.ids import RecordId

_FOLDER = "screen"


class PlaceInView(Struct, frozen=True):
    """The cursor of one view."""

    row: RecordId | None = None
    """The id of the row under the cursor."""
    height: int = 0
    """How many rows of the view are in sight above the cursor."""


class LastPlace(PlaceInView, frozen=True, kw_only=True):
    """The view that was open with its cursor, and the places in the others."""

    view: str
    others: dict[str, PlaceInView] = {}
    """By the names of the views; nothing in files of older versions."""


def read_last_place(places: Places) -> LastPlace | None:
    """Return where the user was; None if nothing readable says so."""
    return private.read_note(_path(places), LastPlace)


def keep_last_place(places: Places, place: LastPlace) -> None:
    """Keep this place for the next start. Raises OSError."""
    private.own_folder(places.state, _FOLDER)
    private.write_private(_path(places), json.encode(place))


def _path(places: Places) -> Path:
    return private.note_path(places.state / _FOLDER, places.store)
