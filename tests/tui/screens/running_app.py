"""The app in a test: an invented tray on disk, keys, what the screen shows, and what the file holds afterwards."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from textual.events import Paste
from textual.pilot import Pilot

from store.places import Places
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Draft, Invitation, Person
from store.session.resources import Resources
from store.session.session import Session
from store.settings import Settings, read_settings
from store.tray.changes import Add
from store.tray.tray import Tray
from tests.tui.idle import exact_pilots, until_drawn
from tui.app import Goal, SalverApp
from tui.keymap.chosen import keymap_of
from tui.keymap.tour import Tour
from tui.screens.tray import TrayScreen
from tui.terminal.mouse import Gesture, MouseReport

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
DEADLINE = 10.0


@dataclass(frozen=True)
class Guest:
    """Somebody who asks to connect, or whom I asked; `days` ago."""

    name: str
    message: str = ""
    headline: str = ""
    days: int = 1
    outgoing: bool = False
    connected: bool = False

    @property
    def slug(self) -> str:
        return "-".join(self.name.lower().split())

    @property
    def person(self) -> RecordId:
        return ids.derived("person", f"in/{self.slug}")

    @property
    def invitation(self) -> RecordId:
        return ids.derived("invitation", self.slug)


ANA = Guest("Ana Park", "We met at the harbour conference; may I ask about your tide tables?", "Hydrographer", days=1)
BO = Guest("Bo Lindqvist", headline="Sales at Acme", days=2)
CLEO = Guest("Cleo Haddad", days=3)
DARIO = Guest("Dario Weiss", days=4)
EWA = Guest("Ewa Sato", days=300)
FINN = Guest("Finn Moreau", days=5, outgoing=True)
GITA = Guest("Gita Okoro", days=900, connected=True)
GUESTS = (ANA, BO, CLEO, DARIO, EWA, FINN, GITA)


def places_in(folder: Path) -> Places:
    """Where the things of one test are."""
    return Places(store=folder / "salver.json", config=folder / "config.toml", state=folder / "state")


def lay_out(folder: Path, guests: Iterable[Guest] = GUESTS) -> Places:
    """Write a tray with these guests."""
    places = places_in(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    tray.commit([change for guest in guests for change in _arrivals(guest)], by="import")
    tray.save()
    return places


def add_to_network(places: Places, name: str) -> None:
    """Put somebody into a tray who is connected and sent no invitation."""
    tray = Tray.open(places.store, places.state, lambda: NOW)
    person = {"name": name, "source": "linkedin", "connected_on": "2024-05-04"}
    tray.commit([Add("people", ids.derived("person", name), dict(person))], by="import")
    tray.save()


def _arrivals(guest: Guest) -> list[Add]:
    person = {"name": guest.name, "url": f"https://www.linkedin.com/in/{guest.slug}", "source": "linkedin"}
    if guest.headline:
        person["headline"] = guest.headline
    sent = NOW - timedelta(days=guest.days)
    if guest.connected:
        person["connected_on"] = sent.date().isoformat()
    direction = "outgoing" if guest.outgoing else "incoming"
    invitation = {"person": guest.person, "direction": direction, "channel": "linkedin", "sent": sent.isoformat()}
    if guest.message:
        invitation["message"] = guest.message
    return [
        Add("people", guest.person, dict(person)),
        Add("invitations", guest.invitation, dict(invitation)),
    ]


class RunningApp:
    """One run of the app."""

    def __init__(self, textual: SalverApp, pilot: Pilot[Goal], session: Session, places: Places) -> None:
        self.textual = textual
        self.pilot = pilot
        self.session = session
        self.places = places

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, each when all that the one before it caused is done and on the screen."""
        for key in keys:
            await self.pilot.press(key)
            await self.until_drawn()
            await self.until(lambda: self.textual._typed.is_done or self.textual._exit, f"the end of what {key} does")

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def paste(self, text: str) -> None:
        """Paste as a terminal does."""
        self.textual.post_message(Paste(text))
        await self.until_drawn()

    async def point(self, gesture: Gesture, x: int, y: int) -> None:
        """Use the mouse on this cell of the screen."""
        self.textual.post_message(MouseReport(gesture, x, y))
        await self.until_drawn()
        await self.until(lambda: self.textual._typed.is_done, f"the end of what the {gesture} does")

    async def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size."""
        await self.pilot.resize_terminal(columns, lines)
        await self.until_drawn()

    async def until_drawn(self) -> None:
        """Wait until the app rests, and all that changed is on the screen."""
        await until_drawn(self.pilot)

    async def until(self, is_so: Callable[[], object], what: str = "") -> None:
        """Wait until something is so (`is_so` may return an awaitable); after the deadline fail with the screen."""
        deadline = time.monotonic() + DEADLINE
        while not (await found if isinstance(found := is_so(), Awaitable) else found):
            if time.monotonic() > deadline:
                raise AssertionError(f"never came: {what or is_so}\n{self.text}")
            await asyncio.sleep(0.005)
            await self.until_drawn()

    async def shows(self, text: str) -> None:
        """Wait until the screen shows a text, on one line or broken over several lines of one side."""
        await self.until(lambda: text in self.text or text in self.flowing, f"{text!r} on the screen")

    @property
    def flowing(self) -> str:
        """What the screen shows on the left and on the right of the rule, each as one line."""
        sides = zip(*(line.partition("│")[::2] for line in self.text.splitlines()), strict=True)
        return "\n".join(" ".join(" ".join(side).split()) for side in sides)

    @property
    def screen(self) -> TrayScreen:
        """The screen of the tray, also while another lies over it."""
        screen = self.textual.screen_stack[0]
        assert isinstance(screen, TrayScreen)
        return screen

    @property
    def here(self) -> RecordId | None:
        """The id of the row under the cursor."""
        return self.screen.queue.current

    @property
    def status(self) -> str:
        """What the status line says, in however many lines, without margins."""
        return " ".join(strip.text.strip() for strip in self.screen.status._painted)

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(strip.text for strip in self.textual.screen._compositor.render_strips())

    async def stored(self) -> Tray:
        """The tray as the file holds it, once everything is saved."""
        await self.until(lambda: self.session.saving.status.state != "saving", "saved")
        assert self.session.saving.status.state == "saved"
        return Tray.open(self.places.store, self.places.state, lambda: NOW)

    async def invitation(self, guest: Guest) -> Invitation:
        """An invitation as the file holds it."""
        return (await self.stored()).invitation(guest.invitation)

    async def person(self, guest: Guest) -> Person:
        """A person as the file holds them."""
        return (await self.stored()).person(guest.person)

    async def drafts(self) -> list[Draft]:
        """The drafts that the file holds."""
        return (await self.stored()).drafts()


@asynccontextmanager
async def running_app(
    places: Places,
    *,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    with_tour: bool = False,
    news: str = "",
) -> AsyncIterator[RunningApp]:
    """Run the app on the tray of these places, until the block ends or the app does. Without `settings` those of its
    config.toml count. `with_tour` is how the sample begins, and `news` what there is to say at the start.
    """
    settings, faults = (settings, []) if settings else read_settings(places.config)
    if not settings.me.names:
        settings = replace(settings, me=replace(settings.me, names=("Mira Sommer",)))
    resources = Resources(settings, places, faults)
    resources.leave_out_wrong()
    resources.read_own()
    session = Session.open(resources, lambda: NOW)
    keys = keymap_of(settings)
    textual = SalverApp(session, keys, lambda: news, tour=Tour(keys) if with_tour else None)
    with exact_pilots():
        async with textual.run_test(size=size) as pilot:
            app = RunningApp(textual, pilot, session, places)
            await textual.workers.wait_for_complete()
            yield app
    session.close()
