"""Introductions on the command line: rows with who made them, and texts to either side."""

from pathlib import Path

import pytest

from store.records import ids
from store.records.ids import RecordId
from store.tray.changes import Add
from store.tray.tray import Tray
from tests.tui.cli.conftest import Answer, Salver

TOM, LENA, MEETING = RecordId(501), RecordId(502), RecordId(511)


@pytest.fixture
def meeting(store: Path) -> str:
    """The id of an introduction by Tom to Lena, about which I had been asked, in an email of unproven sender."""
    tray = Tray.open(store, store.parent / "state")
    introduction = {"kind": "introduction", "person": LENA, "by": TOM, "direction": "incoming", "channel": "email"}
    tray.commit(
        [
            Add("people", TOM, {"name": "Tom Reed", "email": "tom@reed.example"}),
            Add("people", LENA, {"name": "Lena Brandt", "email": "lena@brandt.example"}),
            Add(
                "invitations",
                MEETING,
                {
                    **introduction,
                    "sent": "2026-03-01T10:00:00+01:00",
                    "message": "Do meet.",
                    "asked": True,
                    "verified": False,
                },
            ),
        ],
        by="import",
    )
    tray.save()
    return ids.spelled(MEETING)


def test_a_row_says_whom_i_am_to_meet_and_who_introduces(answer: Answer, meeting: str) -> None:
    (row,) = answer("list", "--view", "introductions", "--json")
    assert (row["id"], row["kind"], row["person"]["name"], row["by"]["name"]) == (
        meeting, "introduction", "Lena Brandt", "Tom Reed",
    )  # fmt: skip
    assert (row["state"], row["verified"], row["message"]) == ("open", False, "Do meet.")
    assert answer("show", meeting, "--json")["by"]["email"] == "tom@reed.example"
    assert answer("list", "kind:introduction", "--count", "--json") == 1


def test_an_introduction_is_shown_with_who_wrote_and_whether_i_was_asked(run: Salver, meeting: str) -> None:
    lines = [line.split(maxsplit=1) for line in run("show", meeting).stdout.splitlines()]
    assert ["introduction", "incoming, by email"] in lines
    assert ["by", "Tom Reed"] in lines
    assert ["asked", "first  yes"] in lines
    assert ["sender", "unverified"] in lines


@pytest.mark.parametrize(
    ("purpose", "whom", "named"),
    [
        ("thanks", "Lena Brandt", "Tom Reed"),
        ("ask-why", "Lena Brandt", "Tom Reed"),
        ("pass", "Lena Brandt", "Tom Reed"),
        ("introduction-pass", "Tom Reed", "Lena Brandt"),
    ],
)
def test_each_answer_goes_to_the_right_one_names_the_other_and_passes_the_checks(
    run: Salver, answer: Answer, meeting: str, purpose: str, whom: str, named: str
) -> None:
    draft = answer("draft", "new", purpose, meeting, "--json")["id"]
    row = answer("show", draft, "--json")
    assert (row["person"]["name"], row["channel"]) == (whom, "email")
    assert named in row["text"]
    checks = answer("draft", "check", draft, "--json")
    assert checks["ok"]
    assert [each for each in checks["checks"] if each["level"] == "warn"] == []


def test_decisions_work_on_introductions(run: Salver, answer: Answer, meeting: str) -> None:
    answer("accept", meeting, "--json")
    assert answer("show", meeting, "--json")["state"] == "accepted"
    assert run("undo").exit_code == 0
    answer("pass", meeting, "--json")
    assert answer("show", meeting, "--json")["carried_out"] is False
