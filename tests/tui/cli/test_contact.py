"""`contact`: what a person is called, and where they are reached."""

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(answer: Answer) -> str:
    return str(answer("add", "Ana Park", "--company", "Acme", "--sent", "2026-01-02", "--json")["id"])


def test_contact_data_are_set_and_undone(run: Salver, answer: Answer, ana: str) -> None:
    url = "https://www.linkedin.com/in/ana-park"
    row = answer(
        "contact", ana, "--email", "ana@harbour.example", "--url", f"{url}?trk=x", "--name", "Ana M. Park", "--json"
    )
    person = row["person"]
    assert (person["name"], person["email"], person["url"], person["company"]) == (
        "Ana M. Park", "ana@harbour.example", url, "Acme",
    )  # fmt: skip
    assert run("undo").exit_code == 0
    person = answer("show", ana, "--json")["person"]
    assert (person["name"], person["email"], person["url"]) == ("Ana Park", None, None)


def test_an_empty_value_takes_back_what_was_set(answer: Answer, ana: str) -> None:
    answer("contact", ana, "--company", "Harbour Ltd", "--json")
    assert answer("contact", ana, "--company", "", "--json")["person"]["company"] == "Acme"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ([], "Say what to set"),
        (["--email", "at home"], "not an email address"),
        (["--url", "https://evil.example/in/ana"], "not a link to a LinkedIn profile"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_changes(
    run: Salver, answer: Answer, ana: str, options: list[str], complaint: str
) -> None:
    before = answer("show", ana, "--json")
    result = run("contact", ana, *options)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert answer("show", ana, "--json") == before
