"""Keeping what is typed apart: where that cannot be done it is said once, and nothing else suffers."""

import errno
import os
from pathlib import Path

import pytest

from store.file import disk, private, temporaries
from store.records.ids import RecordId
from store.session.unfinished import Recovery, Unfinished
from tests.tui.screens.running_app import ANA, lay_out, running_app

ERRORS = (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO, errno.EACCES)


def typed(text: str) -> Unfinished:
    return Unfinished("note", RecordId(7), text)


MODULES = {"own_folder": private, "remove_orphans": temporaries, "write_durably": disk}
"""Where each of the functions is that keeping a text calls."""


def failing(monkeypatch: pytest.MonkeyPatch, call: str, error: int) -> None:
    """From now on this function fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(MODULES[call], call, fail)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def recovery(tmp_path: Path, said: list[str]) -> Recovery:
    return Recovery(tmp_path / "state", tmp_path / "salver.json", said.append)


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize("call", MODULES)
def test_a_text_that_cannot_be_kept_is_said_once_with_its_place_and_the_reason(
    recovery: Recovery, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    failing(monkeypatch, call, error)
    for text in ("h", "ha", "half"):
        recovery.keep(typed(text))
    recovery.close()
    (sentence,) = said
    assert sentence.startswith(f"What you type is not being backed up: {os.strerror(error)} ({tmp_path / 'state'}")


def test_once_there_is_room_again_texts_are_kept_and_a_later_failure_is_said_again(
    recovery: Recovery, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = disk.write_durably

    def fail_for_long_ones(path: Path, data: bytes) -> disk.Written:
        if len(data) > 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(disk, "write_durably", fail_for_long_ones)
    for text in ("much too long", "still too long", "short", "too long again"):
        recovery.keep(typed(text))
    recovery.close()
    assert list(recovery.found()) == [typed("short")]
    assert len(said) == 2


def test_a_file_where_the_folder_should_be_is_said(recovery: Recovery, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a folder")
    recovery.keep(typed("half"))
    recovery.close()
    assert [sentence.split(" (")[0] for sentence in said] == ["What you type is not being backed up: File exists"]


def test_what_cannot_be_removed_after_it_was_saved_is_said(
    recovery: Recovery, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    recovery.settle(typed("half"))
    recovery.forget_settled()
    recovery.close()
    (sentence,) = said
    assert sentence.startswith("The backup of what you typed cannot be removed: Read-only file system (")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_screen_says_it_while_typing_goes_on_and_the_text_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with running_app(lay_out(tmp_path), size=size) as app:
        with monkeypatch.context() as full_disk:
            failing(full_disk, "remove_orphans", errno.ENOSPC)
            await app.press("n", *"half")
            await app.shows("What you type is not being backed up: No space left on device")
            await app.press(*"way")
        await app.press("escape")
        assert (await app.person(ANA)).note == "halfway"
