"""Moving a store to where Salver looks by itself, from a place that is not fit for one."""

from pathlib import Path

from store.file.disk import real_path
from store.health.finding import command
from store.places import default_store


def taken_home(file: Path) -> str:
    """Return the command that copies the file at this real path to where Salver looks for a store unless it is told
    otherwise, in place of a link that leads from there to the file; "" where it lies there already, and without a home.

    A tray that is there already gets what the file has. The file itself stays: other machines may still work on it.
    """
    try:
        place = default_store()
        if real_path(place) != file:
            if place.exists():
                return command("salver", "merge", "/dev/null", str(place), str(file))
            return f"{_folder(place.parent)} && {_copy(file, place)}"
    except (RuntimeError, OSError):
        return ""
    if place.is_symlink():
        return f"{command('rm', '--', str(place))} && {_copy(file, place)}"
    if place.parent.is_symlink():
        return f"{command('rm', '--', str(place.parent))} && {_folder(place.parent)} && {_copy(file, place)}"
    return ""


def _folder(folder: Path) -> str:
    return f"{command('mkdir', '-p', str(folder))} && {command('chmod', '700', str(folder))}"


def _copy(file: Path, place: Path) -> str:
    """Make the copy the user's alone, whatever the place gives to its files."""
    return f"{command('cp', '--', str(file), str(place))} && {command('chmod', '600', str(place))}"
