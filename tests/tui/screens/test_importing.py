"""Bringing in from the screen: the first run, what is refused, and what is said of what came in."""

from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from store.progress import Progress
from store.reading.importing import intake
from store.reading.intake.report import Report
from tests.store.reading.invented_archives import connection, connections_csv, incoming, invitations_csv, zipped
from tests.tui.screens.running_app import ANA, BO, RunningApp, lay_out, places_in, running_app
from tui.prompts.progress import WorkPrompt

ARCHIVE = {
    "Invitations.csv": invitations_csv(incoming("Lena Brandt", "lena-brandt", message="Your talk in Graz!")),
    "Connections.csv": connections_csv(connection("Bela Kos", "bela-kos")),
}


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    folder = tmp_path / "Downloads"
    folder.mkdir()
    return folder


async def ask_for_file(app: RunningApp) -> None:
    await app.press("N")
    await app.until(lambda: isinstance(app.textual.focused, Input), "the prompt")


async def account(app: RunningApp) -> None:
    await app.shows("What came in")


async def test_a_first_run_takes_in_a_download_without_leaving_and_says_what_to_do_next(downloads: Path) -> None:
    (downloads / "Basic_LinkedInDataExport_03-09-2026.zip").write_bytes(zipped(ARCHIVE))
    places = places_in(downloads.parent)
    async with running_app(places, size=(80, 24)) as app:
        await ask_for_file(app)
        await app.shows("~/Downloads/Basic_LinkedInDataExport_03-09-2026.zip")
        await app.press("enter")
        await account(app)
        await app.shows("Invitations.csv: linkedin-invitations, 1 row, 1 new")
        await app.shows("in all 2 new, 0 updated, 0 known already, 0 skipped")
        await app.shows("N takes in a mailbox as well")
        await app.press("enter")
        await app.shows("1 to decide")
        await app.until(lambda: app.here is not None, "the cursor on the row that came in")
        assert app.session.tray.subject(app.here)[0].name == "Lena Brandt"  # type: ignore[arg-type]
        assert "Imported: 2 new" in app.status
        assert [each.person.name for each in (await app.stored()).invitations()] == ["Lena Brandt"]


async def test_the_cursor_stays_on_its_row_where_more_comes_in(downloads: Path) -> None:
    (downloads / "invitations.csv").write_text(ARCHIVE["Invitations.csv"])
    async with running_app(lay_out(downloads.parent)) as app:
        await app.press("j")
        assert app.here == BO.invitation
        await ask_for_file(app)
        await app.press("enter")
        await account(app)
        await app.press("escape")
        await app.until(lambda: len(app.screen.queue.rows) == 6, "the row that came in")
        assert app.here == BO.invitation


async def test_a_path_is_completed_with_tab_and_one_that_leads_nowhere_is_told(downloads: Path) -> None:
    (downloads / "archive.zip").write_bytes(zipped(ARCHIVE))
    async with running_app(places_in(downloads.parent)) as app:
        await ask_for_file(app)
        await app.type("~/Down")
        await app.shows("There is no ~/Down.")
        await app.press("enter")
        await app.shows("There is no ~/Down.")
        await app.press("tab", "tab")
        await app.shows("~/Downloads/archive.zip: enter takes it in")
        await app.press("enter")
        await account(app)


def broken(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("rubbish.csv", b"a,b\n1,2\n", "has columns that Salver does not know: found 'a', 'b'"),
        ("damaged.zip", broken(zipped(ARCHIVE)), "is not a whole zip archive"),
        ("empty.mbox", b"", "is empty"),
        ("noise.vcf", bytes(range(256)) * 8, "noise.vcf"),
    ],
)
async def test_what_cannot_be_read_is_told_and_the_prompt_stays(
    downloads: Path, name: str, data: bytes, reason: str
) -> None:
    (downloads / name).write_bytes(data)
    places = places_in(downloads.parent)
    async with running_app(places) as app:
        await ask_for_file(app)
        await app.type(f"~/Downloads/{name}")
        await app.press("enter")
        await app.shows("Not imported:")
        await app.shows(reason)
        assert isinstance(app.textual.focused, Input)
        await app.press("escape")
        await app.shows("Your tray is empty")
        assert not places.store.exists()


async def test_a_store_that_cannot_be_saved_is_told_and_the_prompt_stays(
    downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.file.errors import NotSaved
    from store.tray.tray import Tray

    (downloads / "archive-linkedin.zip").write_bytes(zipped(ARCHIVE))

    def fail(tray: Tray) -> None:
        raise NotSaved(tray.storage.path, "No space left on device")

    async with running_app(places_in(downloads.parent)) as app:
        monkeypatch.setattr(Tray, "save", fail)
        await ask_for_file(app)
        await app.press("enter")
        await app.shows("Not imported:")
        await app.shows("No space left on device")


async def test_what_can_be_done_next_is_done_by_its_number(downloads: Path) -> None:
    old = incoming("Lena Brandt", "lena-brandt", sent="1/5/25, 10:00 AM")
    (downloads / "invitations.csv").write_text(invitations_csv(old))
    async with running_app(places_in(downloads.parent)) as app:
        await ask_for_file(app)
        await app.press("enter")
        await account(app)
        await app.shows("1 1 open invitation is older than six months: mark them")
        await app.until(lambda: len(app.session.listing.rows) == 1, "the merge")
        await app.press("1")
        await app.shows("All marked")
        assert len(app.screen.queue.marked) == 1


async def test_escape_stops_it_and_nothing_is_taken_in(downloads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (downloads / "archive-linkedin.zip").write_bytes(zipped(ARCHIVE))
    is_going, goes_on = Event(), Event()

    def slowly(*given: object) -> Report:
        is_going.set()
        goes_on.wait(10)
        return intake(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("store.session.importing.intake", slowly)
    places = lay_out(downloads.parent, [ANA])
    before = places.store.read_bytes()
    async with running_app(places) as app:
        await ask_for_file(app)
        await app.press("enter")
        await app.until(is_going.is_set, "the import")
        await app.press("escape")
        await app.shows("stopping")
        goes_on.set()
        await app.until(lambda: "nothing of" in app.status, "that it was stopped")
        assert places.store.read_bytes() == before


async def test_work_whose_prompt_stays_may_keep_what_it_did_before_it_was_stopped(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path)) as app:
        goes_on = Event()

        def work(progress: Progress) -> str:
            progress(1, 4)
            goes_on.wait(10)
            try:
                progress(2, 4)
            except KeyboardInterrupt:
                progress(4, 4)
                return "half of it"
            return "all of it"

        answers: list[str | None] = []

        async def asking() -> None:
            answers.append(await app.screen.ask(WorkPrompt("Working", work, stays=True)))

        app.screen.go_on_beside(asking())
        await app.shows("25%")
        await app.press("escape")
        await app.shows("stopping")
        assert answers == []
        goes_on.set()
        await app.until(lambda: answers, "the answer")
        assert answers == ["half of it"]


async def test_visiting_the_sample_leaves_the_app_for_it_and_asks_where_a_tray_is_in_use(tmp_path: Path) -> None:
    async with running_app(places_in(tmp_path / "empty")) as app:
        await app.press("V")
        await app.until(lambda: not app.textual.is_running, "the end")
        assert app.textual.return_value == "sample"
    async with running_app(lay_out(tmp_path)) as app:
        await app.press("V")
        await app.shows("Visit the sample?")
        await app.press("n")
        assert app.textual.is_running
        await app.press("V", "y")
        await app.until(lambda: not app.textual.is_running, "the end")
        assert app.textual.return_value == "sample"


def test_who_leaves_the_sample_comes_back_to_their_own_tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.session.resources import Resources
    from tui.cli import screen
    from tui.startup import Left

    opened: list[tuple[Path, str]] = []
    configs: list[Path] = []

    def open_tray(resources: Resources, says: str, *, with_tour: bool) -> Left:
        opened.append((resources.places.store, says))
        configs.append(resources.places.config)
        return Left(goes_to_sample=len(opened) == 1)

    monkeypatch.setattr(screen, "open_tray", open_tray)
    monkeypatch.setattr(screen, "unmet_requirement", str)
    own = places_in(tmp_path)
    assert screen.open_screen(Resources.read(own)) == 0
    stores = [store for store, _ in opened]
    assert (stores[0], stores[2]) == (own.store, own.store)
    assert stores[1] != own.store
    assert not stores[1].exists()
    assert "your own tray" in opened[2][1]
    assert (configs[0], configs[2]) == (own.config, own.config)
    assert configs[1].parent == stores[1].parent  # what is tried in the sample changes no setting of the user's


def test_a_sample_that_cannot_be_made_is_told_in_ones_own_tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.session.resources import Resources
    from tui.cli import screen
    from tui.startup import Left

    said: list[str] = []

    def open_tray(resources: Resources, says: str, *, with_tour: bool) -> Left:
        said.append(says)
        return Left(goes_to_sample=len(said) == 1)

    def no_folder(prefix: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(screen, "open_tray", open_tray)
    monkeypatch.setattr(screen, "unmet_requirement", str)
    monkeypatch.setattr("tempfile.TemporaryDirectory", no_folder)
    assert screen.open_screen(Resources.read(places_in(tmp_path))) == 0
    assert "no temporary folder for the sample: No space left on device" in said[1]
