"""Programs other than git that carry a folder between machines."""

from fnmatch import fnmatchcase
from pathlib import Path

_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox*": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    "._sync_*.db": "Nextcloud",
    ".sync_*.db": "Nextcloud",
    ".tmp.driveupload": "Google Drive",
    ".seafile-data": "Seafile",
}
"""What the programs put into the folder that they carry."""

_NAMES = {
    "Dropbox*": "Dropbox",
    "OneDrive*": "OneDrive",
    "Nextcloud*": "Nextcloud",
    "ownCloud*": "ownCloud",
    "Google Drive*": "Google Drive",
    "GoogleDrive*": "Google Drive",
    "pCloud*": "pCloud",
    "Seafile*": "Seafile",
    "MEGA": "MEGA",
    "com~apple~CloudDocs": "iCloud",
    "CloudStorage": "iCloud",
}
"""What they call that folder unless they are told otherwise."""


def carrier(file: Path) -> str:
    """Return the name of the program that carries the folder of the file at this real path between machines; "" where
    none is known to, and where git is there to do it.
    """
    folders = [folder for folder in file.parents if folder != folder.parent]
    if any((folder / ".git").exists() for folder in folders):
        return ""
    found = (name for folder in folders for name in _named(folder))
    return next(found, "")


def _named(folder: Path) -> list[str]:
    """Return what the folder itself tells, by its name and by what is in it."""
    try:
        names = [entry.name for entry in folder.iterdir() if entry.name.startswith(".")]
    except OSError:
        names = []
    told = [says for pattern, says in _NAMES.items() if fnmatchcase(folder.name, pattern)]
    return told + [says for pattern, says in _MARKS.items() for name in names if fnmatchcase(name, pattern)]
