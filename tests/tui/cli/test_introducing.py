"""`introduce`, `consent`, and the texts of an introduction on the command line (norms I01 to I05)."""

import json

import pytest

from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def pair(answer: Answer) -> tuple[str, str]:
    return answer("person", "add", "Ana Park", "--json")["id"], answer("person", "add", "Bo Lind", "--json")["id"]


@pytest.fixture
def introduction(answer: Answer, pair: tuple[str, str]) -> str:
    because = ("--because", "both map one coast", "--gains", "a chart", "a pilot")
    return str(answer("introduce", *pair, *because, "--json")["id"])


@pytest.fixture
def agreed(run: Salver, answer: Answer, introduction: str) -> str:
    """The draft that introduces the two, begun when both had said yes."""
    for name in ("Ana Park", "Bo Lind"):
        run("consent", introduction, name, "yes")
    begun = answer("draft", "new", "introduction", introduction, "--text", "-", "--json", stdin="Dear Ana, dear Bo")
    return str(begun["id"])


def test_an_introduction_is_a_row_with_both_people_and_their_consents(
    answer: Answer, introduction: str, pair: tuple[str, str]
) -> None:
    row = answer("show", introduction, "--json")
    assert (row["kind"], row["direction"], row["state"]) == ("introduction", "outgoing", "asking")
    assert (row["person"]["id"], row["other"]["id"]) == pair
    assert [consent["answer"] for consent in row["consents"]] == [None, None]
    assert [row["id"] for row in answer("list", "--view", "introductions", "--json")] == [introduction]


def test_two_yeses_unlock_the_introduction_and_nothing_else_does(
    run: Salver, answer: Answer, introduction: str
) -> None:
    refused = run("draft", "new", "introduction", introduction)
    assert (refused.exit_code, "both must agree first" in refused.stderr) == (1, True)
    assert answer("consent", introduction, "Ana Park", "yes", "--json")["state"] == "asking"
    assert run("draft", "new", "introduction", introduction).exit_code == 1
    assert answer("consent", introduction, "Bo Lind", "yes", "--json")["state"] == "ready"
    draft = answer("draft", "new", "introduction", introduction, "--text", "-", "--json", stdin="Dear Ana, dear Bo")
    run("draft", "sent", draft["id"], "--because", "They know one another by now.")
    assert answer("show", introduction, "--json")["state"] == "introduced"


def test_a_draft_that_was_begun_before_a_no_cannot_be_sent_after_it(
    run: Salver, answer: Answer, introduction: str, agreed: str
) -> None:
    run("consent", introduction, "Bo Lind", "no")
    sent = run("draft", "sent", agreed, "--because", "I know better.")
    assert (sent.exit_code, "one of them said no" in sent.stderr) == (1, True)
    assert answer("show", introduction, "--json")["state"] == "declined"


def test_the_question_to_each_says_what_they_gain_and_nothing_of_the_others_address(
    run: Salver, answer: Answer, introduction: str
) -> None:
    run("contact", "Bo Lind", "--email", "bo@lind.example")
    draft = answer("draft", "new", "introduction-ask", introduction, "--to", "Ana Park", "--json")["id"]
    text = run("draft", "text", draft).stdout
    assert "a chart" in text
    assert "Bo Lind" in text
    assert "bo@lind.example" not in text


def test_what_the_other_does_is_filled_in_where_it_is_known(run: Salver, answer: Answer, introduction: str) -> None:
    run("contact", "Bo Lind", "--company", "Tindholm Harbour")
    draft = answer("draft", "new", "introduction-ask", introduction, "--to", "Ana Park", "--json")["id"]
    assert "Bo Lind, who works at Tindholm Harbour" in run("draft", "text", draft).stdout


def test_a_consent_needs_one_of_the_two_and_a_plain_answer(run: Salver, answer: Answer, introduction: str) -> None:
    answer("person", "add", "Cleo Vargas", "--json")
    assert run("consent", introduction, "Cleo Vargas", "yes").exit_code == 1
    assert run("consent", introduction, "Ana Park", "maybe").exit_code == 2
    assert run("consent", introduction, "yes").exit_code == 2


def test_why_and_what_each_gains_are_needed(run: Salver, pair: tuple[str, str]) -> None:
    assert run("introduce", *pair, "--because", "both map").exit_code == 2
    empty = run("introduce", *pair, "--because", " ", "--gains", "a", "b", "--json")
    assert empty.exit_code == 1
    assert json.loads(empty.stdout)["refused"][0]["reason"] == "say why these two should meet"


def test_whether_somebody_may_be_named_is_a_question_with_an_answer(
    run: Salver, answer: Answer, pair: tuple[str, str]
) -> None:
    draft = answer("draft", "new", "naming-consent", pair[0], "--about", "Bo Lind", "--json")["id"]
    assert "Bo Lind" in run("draft", "text", draft).stdout
    assert run("consent", draft, "yes").exit_code == 1
    run("draft", "sent", draft, "--because", "She knows why.")
    assert answer("consent", draft, "yes", "--json")["consent"] == "yes"
    run("undo")
    assert answer("show", draft, "--json")["consent"] is None


def test_a_text_that_introduces_without_an_introduction_never_goes_out(
    run: Salver, answer: Answer, pair: tuple[str, str]
) -> None:
    text = "Hello both, you both told me that you would like to meet: Ana, this is Bo Lind. I leave you to it."
    begun = run("draft", "new", "introduction", pair[0], "--text", "-", stdin=text)
    assert "`salver introduce` plans an introduction" in begun.stderr
    (draft,) = answer("draft", "list", "--json")
    sent = run("draft", "sent", draft["id"], "--because", "I know better.")
    assert (sent.exit_code, "nothing shows that both said yes" in sent.stderr) == (1, True)
    assert [row["id"] for row in answer("draft", "list", "--json")] == [draft["id"]]


def test_a_text_of_an_introduction_stays_where_the_other_was_forgotten_and_does_not_go_out(
    run: Salver, agreed: str
) -> None:
    run("forget", "Bo Lind", "--yes")
    sent = run("draft", "sent", agreed, "--because", "I know better.")
    assert (sent.exit_code, "nothing shows that both said yes" in sent.stderr) == (1, True)
    assert "text         Dear Ana, dear Bo" in run("show", agreed).stdout
