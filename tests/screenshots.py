"""Makes the pictures that README shows: `python -m tests.screenshots [FOLDER]`, by default into `screenshots/`.

They are taken of the app itself on the shipped sample, at one fixed moment. Whoever makes them again gets the same
files to the byte, until the screen, the sample or the libraries that draw it change.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from store.places import Places
from store.sample.building import build
from store.session.resources import Resources
from store.session.session import Session
from store.settings import Settings
from tests.tui.screens.running_app import RunningApp
from tui.app import SalverApp
from tui.keymap.commands import command_table
from tui.keymap.keymap import Keymap
from tui.keymap.tour import Tour

FOLDER: Final = Path(__file__).parents[1] / "screenshots"

_ZONE: Final = "Europe/Oslo"
"""Where the sample's tray belongs; the screen shows local time."""
_MOMENT: Final = datetime(2026, 3, 10, 9, 30, tzinfo=ZoneInfo(_ZONE))

_FETCHED_FONT: Final = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Where Rich has a picture load its font from a server; ours are content with a font at hand."""
_RICH_FONT: Final = "font-family: Fira Code, monospace;"
_PAPER: Final = {"#292929": "#fafafa", "#c5c8c6": "#1c1c1c"}
"""What a terminal with a light background has in place of Rich's own background and text."""
_FONT: Final = 'font-family: "Fira Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;'


class Picture(NamedTuple):
    """One picture: its size in columns and lines, the keys that lead there from the tray as it opens, and by which
    text (a regular expression) one sees that all of it is on the screen.
    """

    name: str
    size: tuple[int, int]
    keys: str
    shows: str
    look: str = "dark"
    with_tour: bool = False


PICTURES: Final = (
    Picture("inbox-120x40", (120, 40), "jjjjjjj", "Do you know Benedikt Aumayr"),
    Picture("inbox-light", (120, 40), "jjjjjjj", "Do you know Benedikt Aumayr", "light"),
    Picture("inbox-80x24", (80, 24), "jjjjjjj", "Hello Maren, your talk"),
    Picture("verdict", (99, 32), "jjjjjjjvv", "Do you know Benedikt Aumayr"),
    Picture("writing", (120, 40), "3je", r"stop  unfilled"),
    Picture("help", (120, 40), "?", "Here, in Inbox"),
    Picture("tour", (100, 30), "jv", "Tour 3 of", with_tour=True),
    Picture("introductions", (120, 30), "4", "Gains a mooring"),
    Picture("people", (120, 30), "7", "you asked on LinkedIn, 17 Feb"),
    Picture("numbers", (120, 40), "%", "Came in, by week"),
    Picture("triage-1-look", (100, 30), "jjjjjjj", "Do you know Benedikt Aumayr"),
    Picture("triage-2-ask", (100, 30), "jjjjjjjf", "y yes   n no"),
    Picture("triage-3-know", (100, 30), "jjjjjjjfy", r"rule R\d+ decides"),
    Picture("triage-4-decide", (100, 30), "jjjjjjjfya", "Accepted Benedikt Aumayr"),
)


def make(folder: Path) -> None:
    """Write all pictures into the folder, in the zone of the sample and the colours of most terminals."""
    os.environ["TZ"] = _ZONE
    time.tzset()
    os.environ["TERM"] = "xterm-256color"
    os.environ.pop("COLORTERM", None)
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as scratch:
            svg = asyncio.run(_taken(picture, Path(scratch)))
        (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


async def _taken(picture: Picture, scratch: Path) -> str:
    """One picture as SVG; the sample is built in this folder."""
    places = Places(store=scratch / "salver.json", config=scratch / "config.toml", state=scratch / "state")
    resources = Resources(Settings(), places)
    build(resources, _MOMENT)
    session = Session.open(resources, lambda: _MOMENT)
    keys = Keymap(command_table())
    app = SalverApp(session, keys, tour=Tour(keys) if picture.with_tour else None)
    async with app.run_test(size=picture.size) as pilot:
        running = RunningApp(app, pilot, session, places)
        await running.until(lambda: session.has_advice, "the advice")
        await app.workers.wait_for_complete()
        app.use_look("light" if picture.look == "light" else "dark")
        await running.press(*picture.keys)
        await running.until(lambda: re.search(picture.shows, running.text), picture.shows)
        svg = app.export_screenshot()
    session.close()
    svg = _FETCHED_FONT.sub("", svg).replace(_RICH_FONT, _FONT)
    return re.sub("#292929|#c5c8c6", lambda found: _PAPER[found[0]], svg) if picture.look == "light" else svg


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
