"""Commands of the user's own for the shell: on keys, in the help and the palette, with the row as JSON."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.places import Places
from tests.tui.screens.running_app import ANA, BO, Guest, lay_out, running_app
from tui.app import SalverApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])


@pytest.fixture(autouse=True)
def lent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can be lent, and that shows nothing."""

    @contextmanager
    def lend() -> Iterator[None]:
        yield

    monkeypatch.setattr(SalverApp, "suspend", lambda self: lend())
    monkeypatch.setattr("tui.terminal.lending.show", lambda text: None)


def with_command(folder: Path, run: str, more: str = "", guests: tuple[Guest, ...] = (ANA, BO)) -> Places:
    """A tray whose config.toml has a command `keep` on ctrl+a; its shell is in the test's folder."""
    places = lay_out(folder, guests)
    line = json.dumps(f"cd '{folder}'; {run}")
    places.config.write_text(f'[commands.keep]\ntitle = "keep it"\nkey = "ctrl+a"\nrun = {line}\n{more}')
    return places


async def test_a_key_gives_the_row_under_the_cursor_to_the_shell(tmp_path: Path) -> None:
    async with running_app(with_command(tmp_path, "cat > got")) as app:
        await app.press("ctrl+a")
        assert "keep it: done, for Ana Park." in app.status
        assert app.here == ANA.invitation
    given = json.loads((tmp_path / "got").read_text())
    assert given["person"]["name"] == "Ana Park"
    assert given["message"] == ANA.message
    assert given["state"] == "open"


async def test_marked_rows_are_a_line_each(tmp_path: Path) -> None:
    async with running_app(with_command(tmp_path, "cat > got")) as app:
        await app.press("space", "space", "ctrl+a")
        assert len(app.screen.queue.marked) == 2
    lines = (tmp_path / "got").read_text().splitlines()
    assert [json.loads(line)["person"]["name"] for line in lines] == ["Ana Park", "Bo Lindqvist"]


async def test_nothing_that_a_stranger_wrote_becomes_part_of_the_command(tmp_path: Path) -> None:
    hostile = Guest("$(touch ran) `touch ran`; touch ran", message="'; touch ran; '\n\x1b]0;x\x07\x7f")
    async with running_app(with_command(tmp_path, "cat > got; cat got >&2; exit 1", guests=(hostile,))) as app:
        await app.press("ctrl+a")
        assert "keep it: it ended with code 1: {" in app.status
    assert not (tmp_path / "ran").exists()
    written = (tmp_path / "got").read_bytes()
    assert all(byte == 10 or 32 <= byte < 127 for byte in written)
    assert json.loads(written)["person"]["name"] == hostile.name


@SIZES
async def test_it_is_in_the_help_under_a_heading_of_its_own_and_in_the_palette(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_app(with_command(tmp_path, "cat > got"), size=size) as app:
        await app.press("?", *"keep it")
        assert any(line.split()[:3] == ["^a", "keep", "it"] for line in app.text.splitlines())
        await app.shows("Run: cd ")
        await app.press("escape", ":", *"keep it", "enter")
        assert "keep it: done" in app.status


async def test_a_failure_is_told_with_its_code_and_the_first_line_of_its_complaint(tmp_path: Path) -> None:
    async with running_app(with_command(tmp_path, "echo 'no jq here' >&2; exit 3"), size=(80, 24)) as app:
        await app.press("ctrl+a")
        assert app.status.startswith("keep it: it ended with code 3: no jq here")


async def test_without_a_row_nothing_is_run(tmp_path: Path) -> None:
    async with running_app(with_command(tmp_path, "cat > got")) as app:
        await app.press("3", "ctrl+a")
        assert "There is no row here to run it on." in app.status
    assert not (tmp_path / "got").exists()


async def test_a_key_that_is_taken_and_other_mistakes_are_told_with_their_lines_and_the_rest_works(
    tmp_path: Path,
) -> None:
    more = (
        '[commands.taken]\nrun = "true"\nkey = "a"\n'
        '[commands.empty]\ntitle = "nothing"\n'
        '[commands.odd]\nrun = 3\nkeys = "z"\n'
    )
    async with running_app(with_command(tmp_path, "cat > got", more), size=(120, 40)) as app:
        await app.shows("4 mistakes, left out for now.")
        await app.press(",")
        await app.shows("Line 7: 'a' is the key of both 'accept' and 'commands.taken'; give one of them another")
        await app.shows("Line 8: 'commands.empty.run' is missing")
        await app.shows("Line 11: 'commands.odd.run' must be a text; it is 3")
        await app.shows("Line 12: there is no setting 'commands.odd.keys'; did you mean 'key'?")
        await app.press("escape", "a")
        assert (await app.invitation(ANA)).state == "accepted"
        await app.press("ctrl+a", ":", *"taken", "enter")
        assert "taken: done" in app.status
    assert (tmp_path / "got").exists()
