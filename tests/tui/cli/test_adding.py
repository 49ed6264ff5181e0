"""`salver add`: one invitation by hand."""

from typing import Any

import pytest

from tests.tui.cli.conftest import Answer, Salver


def test_an_invitation_added_by_hand_is_answered_as_a_row(answer: Answer) -> None:
    row = answer(
        "add", "Ana Park", "--url", "https://www.linkedin.com/in/ana-park?trk=x", "--headline", "Signalling engineer",
        "--company", "Acme Rail", "--message", "Your talk in Graz!", "--sent", "2026-03-07T22:15-08:00", "--json",
    )  # fmt: skip
    person = row.pop("person")
    number, score = row.pop("id"), row.pop("score")
    assert len(number) == len(person.pop("id")) == 11
    assert score[0] <= score[1]
    assert person == {
        "name": "Ana Park",
        "url": "https://www.linkedin.com/in/ana-park",
        "email": None,
        "headline": "Signalling engineer",
        "company": "Acme Rail",
        "connected_on": None,
    }
    assert row.pop("advice") in {"accept", "ask", "look", "pass", "yours"}
    assert "Ana Park" in row.pop("question")
    assert row == {
        "kind": "invitation",
        "direction": "incoming",
        "channel": "linkedin",
        "state": "open",
        "carried_out": None,
        "sent": "2026-03-07T22:15:00-08:00",
        "message": "Your talk in Graz!",
        "verified": True,
        "due": None,
        "tags": [],
    }


def test_an_invitation_of_mine_waits_for_an_answer_and_is_not_judged(answer: Answer) -> None:
    row = answer("add", "Bela Kos", "--outgoing", "--json")
    assert (row["direction"], row["state"], row["advice"], row["score"]) == ("outgoing", "waiting", None, None)


def test_without_a_date_it_was_sent_now(answer: Answer) -> None:
    answer("add", "Ana Park", "--json")
    assert answer("list", "age:<1d", "--json")[0]["person"]["name"] == "Ana Park"


def test_a_second_invitation_from_the_same_profile_is_of_the_same_person(answer: Answer) -> None:
    url = "https://www.linkedin.com/in/ana-park"
    first = answer("add", "Ana Park", "--url", url, "--sent", "2026-01-02", "--json")
    second = answer("add", "Ana M. Park", "--url", f"{url}/", "--sent", "2026-02-02", "--json")
    assert first["id"] != second["id"]
    assert first["person"]["id"] == second["person"]["id"]


def test_what_is_not_said_of_somebody_known_stays_as_it_is(run: Salver, answer: Answer) -> None:
    answer("add", "Ana Park", "--headline", "Engineer", "--company", "Acme", "--sent", "2026-01-02", "--json")
    row = answer("add", "Ana Park", "--company", "Acme Rail", "--sent", "2026-02-02", "--json")
    assert (row["person"]["headline"], row["person"]["company"]) == ("Engineer", "Acme Rail")


def test_the_same_invitation_is_not_added_twice(run: Salver) -> None:
    assert run("add", "Ana Park", "--sent", "2026-01-02").exit_code == 0
    again = run("add", "Ana Park", "--sent", "2026-01-02")
    assert again.exit_code == 1
    assert "is in the tray already" in again.stderr


def test_an_addition_that_was_undone_can_be_made_again(run: Salver, answer: Answer) -> None:
    first = answer("add", "Ana Park", "--sent", "2026-01-02", "--json")
    run("undo")
    assert answer("list", "--json") == []
    assert answer("add", "Ana Park", "--sent", "2026-01-02", "--json")["id"] == first["id"]
    assert len(answer("list", "--json")) == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["add", "  "], "a name"),
        (["add", "Ana Park", "--url", "https://example.org/in/ana"], "no link to a LinkedIn profile"),
        (["add", "Ana Park", "--email", "ana at home"], "no e-mail address"),
        (["add", "Ana Park", "--sent", "yesteryear"], "'yesteryear' is not a date"),
        (["add", "Ana Park", "--sent", "2026-02-30"], "not"),
        (["add", "Ana Park", "--channel", "pigeon"], "'pigeon' is not one of"),
    ],
)
def test_what_cannot_be_an_invitation_is_refused_and_nothing_is_kept(
    run: Salver, answer: Answer, arguments: list[str], complaint: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert answer("list", "--json") == []


def test_what_a_stranger_is_called_reaches_the_terminal_clean(run: Salver) -> None:
    result = run("add", "Eve\x1b]0;owned\x07 [red]Park[/]")
    assert "\x1b" not in result.output
    assert "[red]Park[/]" in result.output
    listed: Any = run("list", "--json").stdout
    assert "\x1b" not in listed
