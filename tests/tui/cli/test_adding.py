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
        (["add", "Ana Park", "--url", "https://example.org/in/ana"], "not a link to a LinkedIn profile"),
        (["add", "Ana Park", "--email", "ana at home"], "not an email address"),
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


CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Park\nN:Park;Ana;;;\nEMAIL:ana@park.example\nEND:VCARD\n"
PROFILE = ("--url", "https://www.linkedin.com/in/ana-p1")


@pytest.fixture
def card(run: Salver, answer: Answer) -> str:
    """Somebody of the address book, by their id."""
    run("import", "-", stdin=CARD)
    return str(answer("list", "--view", "network", "--json")[0]["person"]["id"])


@pytest.mark.parametrize("more", [(), PROFILE, ("--email", "other@park.example")])
def test_who_invites_under_the_name_of_somebody_known_is_not_taken_for_them(
    run: Salver, answer: Answer, card: str, more: tuple[str, ...]
) -> None:
    told = run("add", "Ana Park", *more)
    assert "Whether this is the Ana Park of your address book is yours to say" in told.stderr
    (invited,) = answer("list", "--json")
    assert invited["person"]["id"] != card
    why = answer("why", invited["id"], "--json")
    assert (why["advice"], why["firm"]) == ("look", False)
    assert "Do you know this Ana Park?" in why["question"]["text"]
    assert len(answer("joins", "list", "--json")) == 1


def test_a_name_that_the_user_says_alone_means_who_bears_it(run: Salver, answer: Answer, card: str) -> None:
    assert "By the name, this is the Ana Park of your address book." in run("person", "add", "Ana Park").stderr
    assert "By the name, this is the Ana Park of your address book." in run("add", "Ana Park", "--outgoing").stderr
    assert answer("list", "--json", "--view", "waiting")[0]["person"]["id"] == card


@pytest.mark.parametrize("verb", [("person", "add"), ("add", "--outgoing")])
def test_a_name_with_a_profile_of_its_own_is_another_person(
    run: Salver, answer: Answer, card: str, verb: tuple[str, ...]
) -> None:
    assert "is yours to say" in run(*verb, "Ana Park", *PROFILE).stderr
    assert answer("show", card, "--json")["person"]["url"] is None


@pytest.mark.parametrize(
    ("more", "how"), [(("--email", "Ana@Park.example"), "address"), (("--url", PROFILE[1]), "profile")]
)
def test_who_is_found_by_what_is_theirs_is_told(run: Salver, card: str, more: tuple[str, ...], how: str) -> None:
    assert run("contact", card, *PROFILE).exit_code == 0
    assert f"By the {how}, this is the Ana Park of your address book." in run("add", "Ana Park", *more).stderr


def test_who_was_only_typed_is_known_again_by_their_name(run: Salver, answer: Answer) -> None:
    person = answer("person", "add", "Bo Lind", "--json")["id"]
    told = run("add", "Bo Lind", "--url", "https://www.linkedin.com/in/bo")
    assert "By the name, this is the Bo Lind who is in the tray already." in told.stderr
    assert answer("list", "--json")[0]["person"]["id"] == person
