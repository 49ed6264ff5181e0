"""`draft` and `profile`: a text from its first word until it is sent."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.conftest import Answer, Salver

GOOD = """Hello Ana,

I heard your talk on tidal power in Graz and would like to know more about the second turbine. We built one like it in
the fjord; shall I tell you how it went? What was hardest for you?

Best wishes, Edda"""

Begin = Callable[..., str]


@pytest.fixture
def ana(answer: Answer) -> str:
    """The id of an invitation that came in."""
    row = answer("add", "Ana Park", "--url", "https://www.linkedin.com/in/ana-park", "--sent", "2026-01-02", "--json")
    return str(row["id"])


@pytest.fixture
def begin(answer: Answer, ana: str) -> Begin:
    """Begin a draft to Ana, with this text; answers its id."""

    def begun(purpose: str, text: str, *options: str) -> str:
        new = answer("draft", "new", purpose, ana, "--text", "-", *options, "--json", stdin=text)
        assert set(new) == {"id"}
        return str(new["id"])

    return begun


def row(answer: Answer, draft: str) -> Any:
    return answer("show", draft, "--json")


def checks(run: Salver, draft: str) -> tuple[int, Any]:
    """The exit code of `draft check`, and what it answers."""
    result = run("draft", "check", draft, "--json")
    return result.exit_code, json.loads(result.stdout)


def test_without_a_text_a_template_is_filled(answer: Answer, ana: str) -> None:
    draft = answer("draft", "new", "ask-why", ana, "--json")["id"]
    begun = row(answer, draft)
    assert (begun["kind"], begun["purpose"], begun["channel"]) == ("draft", "ask-why", "linkedin-message")
    assert "Ana" in begun["text"]
    assert "{" not in begun["text"]


def test_a_text_uses_what_is_known_of_the_person(answer: Answer, run: Salver, ana: str) -> None:
    assert run("fact", ana, "known=no", "mutual=3").exit_code == 0
    assert "three connections" in row(answer, answer("draft", "new", "ask-why", ana, "--json")["id"])["text"]
    assert run("fact", ana, "same_school=yes").exit_code == 0
    assert "went to the same school" in row(answer, answer("draft", "new", "thanks", ana, "--json")["id"])["text"]


def test_what_only_they_say_is_not_repeated_as_known(answer: Answer) -> None:
    said = ("--message", "We went to the same school, and we met at the harbour conference.")
    bo = answer("add", "Bo Lind", "--url", "https://www.linkedin.com/in/bo-lind", *said, "--json")["id"]
    assert [each["id"] for each in answer("list", "same_school:yes", "--json")] == [bo]
    draft = answer("draft", "new", "thanks", bo, "--json")["id"]
    assert "school" not in row(answer, draft)["text"]


@pytest.mark.parametrize("of", ["invitation", "person", "draft"])
def test_a_draft_may_be_to_a_person_or_to_who_wrote_an_invitation_or_gets_a_draft(
    answer: Answer, ana: str, begin: Begin, of: str
) -> None:
    person = answer("show", ana, "--json")["person"]["id"]
    whom = {"invitation": ana, "person": person, "draft": begin("thanks", GOOD)}[of]
    draft = answer("draft", "new", "check-in", whom, "--json")["id"]
    assert row(answer, draft)["person"]["id"] == person


def test_a_person_without_invitation_gets_a_text_that_fits_everybody(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name,Last Name,URL,Connected On\nCleo,Hart,https://www.linkedin.com/in/cleo,04 Feb 2026\n")
    answer("import", str(path), "--json")
    (cleo,) = answer("list", "--view", "network", "--ids", "--json")
    draft = answer("draft", "new", "thanks", cleo, "--json")["id"]
    assert "your invitation" not in row(answer, draft)["text"]
    assert row(answer, draft)["invitation"] is None


def test_a_text_of_ones_own_is_kept_as_it_is_on_the_channel_that_was_named(
    answer: Answer, ana: str, begin: Begin, tmp_path: Path
) -> None:
    draft = begin("thanks", f"{GOOD}\n", "--channel", "email", "--subject", "Your talk")
    kept = row(answer, draft)
    assert (kept["text"], kept["channel"], kept["subject"]) == (GOOD, "email", "Your talk")
    path = tmp_path / "reply.txt"
    path.write_bytes("\ufeffGrüß dich\r\nAna\r\n".encode())
    other = answer("draft", "new", "other", ana, "--text", str(path), "--json")["id"]
    assert row(answer, other)["text"] == "Grüß dich\nAna"


def test_the_subject_of_a_template_is_not_left_open_over_a_text_of_ones_own(answer: Answer, begin: Begin) -> None:
    assert row(answer, begin("pitch", GOOD, "--channel", "email"))["subject"] == ""


@pytest.mark.parametrize(("content", "complaint"), [(b"\xff", "is not UTF-8 text"), (None, "cannot be read")])
def test_a_file_that_is_no_text_is_refused(
    run: Salver, ana: str, store: Path, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    before = store.read_bytes()
    path = tmp_path / "reply.txt"
    if content is not None:
        path.write_bytes(content)
    result = run("draft", "new", "thanks", ana, "--text", str(path))
    assert (result.exit_code, complaint in result.stderr) == (1, True)
    assert store.read_bytes() == before


def test_the_text_is_printed_and_replaced(run: Salver, answer: Answer, begin: Begin) -> None:
    draft = begin("thanks", GOOD)
    assert run("draft", "text", draft).stdout == f"{GOOD}\n"
    assert run("draft", "text", draft, "--set", "-", stdin="Hello Ana, thank you.\n").exit_code == 0
    assert run("draft", "text", draft).stdout == "Hello Ana, thank you.\n"
    assert run("draft", "text", draft, "--channel", "email", "--subject", "Thank you").exit_code == 0
    assert (row(answer, draft)["channel"], row(answer, draft)["subject"]) == ("email", "Thank you")


def test_what_a_check_marks_is_named_with_its_place(run: Salver, begin: Begin) -> None:
    code, told = checks(run, begin("thanks", "Hello Ana, how is {company}?"))
    assert (code, told["ok"]) == (1, False)
    (remark,) = [remark for remark in told["checks"] if remark["check"] == "unfilled"]
    assert (remark["level"], remark["span"], bool(remark["because"])) == ("stop", [18, 27], True)
    assert set(remark) == {"check", "level", "span", "because"}


def test_for_people_a_remark_is_a_line_that_quotes_what_it_means(run: Salver, begin: Begin) -> None:
    result = run("draft", "check", begin("thanks", "Hello Ana, how is {company}?"))
    (line,) = [line for line in result.stdout.splitlines() if "unfilled" in line]
    assert (line.startswith("stop"), "“{company}”" in line) == (True, True)
    assert "Ana Park" in result.stderr
    assert result.exit_code == 1


def test_a_text_without_stops_can_go_out(run: Salver, begin: Begin) -> None:
    code, told = checks(run, begin("thanks", GOOD))
    assert (code, told["ok"]) == (0, True)
    assert not [remark for remark in told["checks"] if remark["level"] == "stop"]


def test_a_stop_keeps_a_draft_from_being_marked_sent(run: Salver, begin: Begin, store: Path) -> None:
    draft = begin("thanks", "Hello Ana, how is {company}?")
    before = store.read_bytes()
    result = run("draft", "sent", draft)
    assert (result.exit_code, "unfilled" in result.stderr, "--because" in result.stderr) == (1, True, True)
    assert store.read_bytes() == before


def test_a_stop_is_overruled_by_a_word_of_why_that_the_history_keeps(
    run: Salver, answer: Answer, begin: Begin, ana: str
) -> None:
    draft = begin("thanks", "Hello Ana, how is {company}?")
    assert run("draft", "sent", draft, "--because", "the braces are meant").exit_code == 0
    assert answer("history", ana, "--json")[0]["did"].endswith(", despite unfilled: the braces are meant")
    assert answer("show", ana, "--json")["state"] == "accepted"


@pytest.mark.parametrize("words", ["", "  "])
def test_a_word_of_why_is_not_empty(run: Salver, begin: Begin, words: str) -> None:
    assert run("draft", "sent", begin("thanks", "Hello {name}"), "--because", words).exit_code == 2


def test_a_word_of_why_that_overrules_nothing_is_not_kept(run: Salver, answer: Answer, begin: Begin, ana: str) -> None:
    assert run("draft", "sent", begin("thanks", GOOD), "--because", "I like it").exit_code == 0
    assert "I like it" not in answer("history", ana, "--json")[0]["did"]


def test_what_was_sent_is_found_among_what_is_done_and_not_among_the_drafts(
    run: Salver, answer: Answer, begin: Begin
) -> None:
    draft = begin("thanks", GOOD)
    assert answer("list", "--view", "drafts", "--ids", "--json") == [draft]
    run("draft", "sent", draft)
    assert answer("list", "--view", "drafts", "--json") == answer("draft", "list", "--json") == []
    assert draft in answer("list", "--view", "done", "--ids", "--json")
    for change in (
        ["sent", draft],
        ["text", draft, "--subject", "x"],
        ["discard", draft],
        ["schedule", draft, "--now"],
    ):
        result = run("draft", *change)
        assert (result.exit_code, "already sent" in result.stderr) == (1, True)


def test_a_request_that_went_out_waits_for_its_answer(run: Salver, answer: Answer, begin: Begin) -> None:
    draft = begin("request", GOOD, "--channel", "linkedin-note")
    assert run("draft", "sent", draft, "--because", "she asked for it").exit_code == 0
    (waiting,) = answer("list", "--view", "waiting", "--json")
    assert (waiting["direction"], waiting["state"], waiting["message"]) == ("outgoing", "waiting", GOOD)
    again = begin("request", GOOD, "--channel", "linkedin-note")
    assert "re-invite" in {remark["check"] for remark in checks(run, again)[1]["checks"]}


def test_a_check_is_switched_off_for_one_draft(run: Salver, answer: Answer, begin: Begin) -> None:
    draft, other = (begin("thanks", "Hello Ana, how is {company}?") for _ in range(2))
    assert run("draft", "off", draft, "unfilled").exit_code == 0
    assert row(answer, draft)["off"] == ["unfilled"]
    assert (checks(run, draft)[0], checks(run, other)[0]) == (0, 1)
    run("draft", "on", draft, "unfilled")
    assert checks(run, draft)[0] == 1


def test_a_check_is_switched_off_for_all_drafts_in_the_settings(run: Salver, begin: Begin, home: Path) -> None:
    draft = begin("thanks", "Hello Ana, how is {company}?")
    config = home / ".config/salver/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('checks_off = ["unfilled"]\n')
    assert checks(run, draft)[0] == 0
    config.write_text('checks_off = ["unfiled"]\n')
    for command, code in ((["draft", "check", draft], 1), (["config", "check"], 2)):
        result = run(*command)
        assert result.exit_code == code
        assert "config.toml, line 1: there is no check 'unfiled'; did you mean 'unfilled'?" in result.stderr


def test_a_check_that_there_is_not_is_answered_with_the_nearest(run: Salver, begin: Begin) -> None:
    result = run("draft", "off", begin("thanks", GOOD), "speling")
    assert (result.exit_code, "did you mean 'spelling'?" in result.stderr) == (2, True)


def test_words_of_ones_own_that_cannot_be_read_are_named_and_left_out(run: Salver, begin: Begin, home: Path) -> None:
    draft = begin("thanks", GOOD)
    (home / ".config/salver/words.txt").mkdir(parents=True)
    result = run("draft", "check", draft)
    assert (result.exit_code, "words.txt: cannot be read" in result.stderr) == (0, True)


def test_a_draft_is_put_off_as_people_name_days_and_taken_up_again(run: Salver, answer: Answer, begin: Begin) -> None:
    draft = begin("request", GOOD)
    assert run("draft", "schedule", draft, "--until", "in 3 weeks").exit_code == 0
    assert answer("list", "--view", "due", "--ids", "--json") == [draft]
    assert answer("list", "--view", "drafts", "--json") == []
    (listed,) = answer("draft", "list", "--json")
    assert (listed["id"], bool(listed["due"])) == (draft, True)
    assert run("draft", "schedule", draft, "--now").exit_code == 0
    assert answer("list", "--view", "drafts", "--ids", "--json") == [draft]


@pytest.mark.parametrize("option", [["--until", "yesterday"], ["--until", "some day"], [], ["--until", "fri", "--now"]])
def test_a_draft_is_put_off_to_a_day_to_come_only(run: Salver, begin: Begin, option: list[str]) -> None:
    assert run("draft", "schedule", begin("request", GOOD), *option).exit_code == 2


def test_what_was_thrown_away_is_brought_back_by_undo(run: Salver, answer: Answer, begin: Begin) -> None:
    draft = begin("thanks", GOOD)
    assert run("draft", "discard", draft).exit_code == 0
    assert answer("draft", "list", "--json") == []
    run("undo")
    assert [listed["id"] for listed in answer("draft", "list", "--json")] == [draft]


@pytest.mark.parametrize("verb", [["check"], ["text"], ["sent"], ["off", "tone"], ["discard"], ["schedule", "--now"]])
def test_what_is_no_draft_is_refused(run: Salver, ana: str, verb: list[str]) -> None:
    result = run("draft", verb[0], ana, *verb[1:])
    assert (result.exit_code, "is not a draft" in result.stderr) == (1, True)


def test_a_wording_goes_to_one_person_only(run: Salver, answer: Answer) -> None:
    texts = set()
    for name in ("Ana Park", "Bo Lind", "Cy Hart"):
        invitation = answer("add", name, "--sent", "2026-01-02", "--json")["id"]
        draft = answer("draft", "new", "welcome", invitation, "--json")["id"]
        texts.add(row(answer, draft)["text"].split("\n", 2)[2])
        assert run("draft", "sent", draft).exit_code == 0
    assert len(texts) == 3


def test_who_writes_in_german_gets_the_german_template(run: Salver, answer: Answer, ana: str, home: Path) -> None:
    own = home / ".config/salver/templates/pass.de.txt"
    own.parent.mkdir(parents=True)
    own.write_text("channel: linkedin-message\nlanguage: de\n\nGuten Tag {first_name}!\n")
    assert "Guten Tag" not in row(answer, answer("draft", "new", "pass", ana, "--json")["id"])["text"]
    run("tag", ana, "+lang.de")
    assert row(answer, answer("draft", "new", "pass", ana, "--json")["id"])["text"] == "Guten Tag Ana!"


def test_the_checklist_of_my_own_profile_is_shown_and_the_day_is_kept(run: Salver, begin: Begin) -> None:
    draft = begin("request", GOOD)
    assert "own-profile" in {remark["check"] for remark in checks(run, draft)[1]["checks"]}
    shown = run("profile")
    assert (len(shown.stdout.splitlines()) > 3, "not gone through it yet" in shown.stderr) == (True, True)
    assert run("profile", "--checked").exit_code == 0
    assert "today" in run("profile").stderr
    assert "own-profile" not in {remark["check"] for remark in checks(run, draft)[1]["checks"]}


def test_where_no_template_fits_a_text_begins_empty(run: Salver, answer: Answer, home: Path, ana: str) -> None:
    own = home / ".config" / "salver" / "templates"
    own.mkdir(parents=True)
    (own / "other.txt").write_text("when: introduced:yes\nchannel: email\n\nHello {first_name}\n")
    draft = answer("draft", "new", "other", ana, "--json")["id"]
    assert answer("show", draft, "--json")["text"] == ""
    result = run("draft", "sent", draft)
    assert (result.exit_code, "nothing is written yet" in result.stderr) == (1, True)
