"""`list`, `show`, `stats`, `why`: looking at what is in the tray."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.tray import views
from store.tray.tray import Tray
from tests.store.reading.invented_archives import connection, connections_csv
from tests.tui.cli.conftest import Answer, Salver
from tui.render.rows import queue_row


def ago(days: int) -> str:
    """The day so many days ago."""
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.fixture
def ids(answer: Answer) -> dict[str, str]:
    """Four invitations by the first name of the other side: open, open with a message, mine, and accepted."""
    rows = {
        "carl": answer("add", "Carl Hu", "--sent", ago(3), "--outgoing", "--json"),
        "ana": answer("add", "Ana Park", "--sent", "2026-01-04", "--company", "Acme Rail", "--json"),
        "bela": answer("add", "Bela Kos", "--sent", "2026-01-03", "--message", "Your talk on points!", "--json"),
        "dana": answer("add", "Dana Ito", "--sent", "2026-01-01", "--json"),
    }
    answer("accept", rows["dana"]["id"], "--json")
    return {name: row["id"] for name, row in rows.items()}


def test_rows_come_newest_first_as_on_the_screen(answer: Answer, ids: dict[str, str]) -> None:
    assert [row["id"] for row in answer("list", "--json")] == list(ids.values())


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--view", "inbox"], ["ana", "bela"]),
        (["--view", "waiting"], ["carl"]),
        (["--view", "todo"], ["dana"]),
        (["--view", "done"], ["dana"]),
        (["--view", "drafts"], []),
        (["state:open"], ["ana", "bela"]),
        (["message:any"], ["bela"]),
        (["company:acme"], ["ana"]),
        (["direction:outgoing", "or", "message:points"], ["carl", "bela"]),
        (["-view:inbox", "sent:<2026-01-02"], ["dana"]),
        (["park"], ["ana"]),
        (["name:hu", "--view", "inbox"], []),
    ],
)
def test_a_view_and_a_filter_choose_rows(
    answer: Answer, run: Salver, ids: dict[str, str], arguments: list[str], names: list[str]
) -> None:
    expected = [ids[name] for name in names]
    assert [row["id"] for row in answer("list", *arguments, "--json")] == expected
    assert run("list", *arguments, "--ids").stdout.split() == expected
    assert run("list", *arguments, "--count").stdout == f"{len(expected)}\n"


def test_a_row_has_the_age_that_it_has_on_the_screen(run: Salver, store: Path, tmp_path: Path) -> None:
    run("add", "Ana Park", "--sent", "9 months ago")
    run("add", "Bela Kos", "--sent", "3 weeks ago")
    run("add", "Carl Hu", "--sent", "3 weeks ago")
    run("add", "Dana Ito", "--sent", "3 years ago")
    run("snooze", "--where", "name:kos", "--until", "in 3 days")
    run("ignore", "--where", "name:hu")
    tray = Tray.open(store, tmp_path / "state")
    on_screen = [queue_row(tray.item(row_id), None, tray.now).age for row_id in views.rows(tray, "all")]
    assert [re.split(" {2,}", line)[2] for line in run("list").stdout.splitlines()] == on_screen
    assert "9mo" in on_screen


def test_people_get_aligned_lines_with_the_shortest_ids_that_work(run: Salver, ids: dict[str, str]) -> None:
    lines = run("list", "--view", "inbox").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [number[:4] for number in (ids["ana"], ids["bela"])]
    assert len({line.index(name) for line, name in zip(lines, ("Ana", "Bela"), strict=True)}) == 1
    assert "Your talk on points!" in lines[1]


def test_an_empty_list_is_said_on_standard_error_only(run: Salver, ids: dict[str, str]) -> None:
    result = run("list", "name:nobody")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr


@pytest.mark.parametrize(
    ("filter", "complaint"),
    [
        ("nmae:ana", "did you mean 'name'"),
        ("state:opne", "did you mean 'open'"),
        ("(name:ana", "column"),
        ("age:>soon", "column"),
        ("rule:R99", "R"),
    ],
)
def test_a_filter_that_is_none_is_refused_with_its_column(run: Salver, filter: str, complaint: str) -> None:
    result = run("list", filter)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_view_that_is_none_is_refused_with_those_that_are(run: Salver) -> None:
    result = run("list", "--view", "outbox")
    assert result.exit_code == 2
    assert "inbox" in result.stderr


def test_a_record_is_shown_whole_to_scripts_and_to_people(answer: Answer, run: Salver, ids: dict[str, str]) -> None:
    answer("note", ids["bela"], "Spoke in Graz.", "--json")
    row = answer("show", ids["bela"], "--json")
    assert (row["message"], row["note"], row["invitations"]) == (
        "Your talk on points!",
        "Spoke in Graz.",
        [ids["bela"]],
    )
    text = run("show", ids["bela"]).stdout
    for part in ("Bela Kos", ids["bela"], "2026-01-03", "Your talk on points!", "Spoke in Graz."):
        assert part in text


def test_purpose_and_channel_are_words_for_people_and_ids_for_scripts(
    answer: Answer, run: Salver, ids: dict[str, str]
) -> None:
    draft = answer("draft", "new", "congratulation", ids["ana"], "--channel", "linkedin-message", "--json")["id"]
    assert "congratulate them, LinkedIn message" in run("show", draft).stdout
    assert "incoming, on LinkedIn" in run("show", ids["ana"]).stdout
    assert "congrats" in run("list", "--view", "drafts").stdout
    assert (answer("show", draft, "--json")["purpose"]) == "congratulation"
    assert (answer("show", draft, "--json")["channel"]) == "linkedin-message"


def test_a_person_can_be_shown(answer: Answer, ids: dict[str, str]) -> None:
    person = answer("show", ids["ana"], "--json")["person"]["id"]
    row = answer("show", person, "--json")
    assert (row["kind"], row["id"], row["person"]["name"], row["state"]) == ("person", person, "Ana Park", None)


def test_an_ambiguous_prefix_is_answered_with_what_it_could_be(run: Salver, answer: Answer) -> None:
    rows = [answer("add", f"Person {number}", "--json") for number in range(40)]
    everything = [number for row in rows for number in (row["id"], row["person"]["id"])]
    first = next(number[0] for number in everything if sum(other[0] == number[0] for other in everything) > 1)
    result = run("show", first)
    assert result.exit_code == 1
    assert "could be any of" in result.stderr


@pytest.mark.parametrize("typed", ["zzzz", "not-an-id!", "0123456789abc", ""])
def test_what_is_no_id_here_is_refused(run: Salver, ids: dict[str, str], typed: str) -> None:
    result = run("show", typed)
    assert result.exit_code == 1
    assert result.stderr.startswith("salver: ")


def test_stats_count_what_each_view_shows(answer: Answer, run: Salver, ids: dict[str, str]) -> None:
    numbers = answer("stats", "--json")
    assert numbers["views"]["inbox"] == 2
    assert numbers["states"] == {"open": 2, "waiting": 1, "accepted": 1}
    assert numbers["people"] == 4
    assert run("stats").stdout.splitlines()[0].split() == ["Inbox", "2"]


def test_why_answers_as_scripts_rely_on(answer: Answer, ids: dict[str, str]) -> None:
    verdict = answer("why", ids["ana"], "--json")
    assert set(verdict) == {
        "advice", "firm", "score", "policy", "leans", "findings", "not", "assumed", "question", "flips", "likely"
    }  # fmt: skip
    assert verdict["policy"] == "open-with-care"
    assert verdict["question"] == {"fact": "known", "text": "Do you know Ana Park?"}
    assert {"fact": "known", "value": "yes", "advice": "accept"} in verdict["flips"]
    told = {"rule", "holds", "points", "decides", "because", "text", "spans"}
    assert all(set(found) == told for found in verdict["findings"])
    assert all(set(rule) == {"rule", "holds", "because"} for rule in verdict["not"])


def test_why_can_ask_another_policy(answer: Answer, ids: dict[str, str]) -> None:
    assert answer("why", ids["ana"], "--policy", "known-only", "--json")["policy"] == "known-only"


def test_why_in_words_names_the_advice_the_reasons_and_what_would_change_it(run: Salver, ids: dict[str, str]) -> None:
    text = run("why", ids["ana"]).stdout
    assert text.startswith("Ana Park: look first")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for line in ("Open question: Do you know Ana Park?", "Why", "Why not", "What would change it", "known=yes accept"):
        assert line in lines


def test_my_own_invitations_are_not_judged(run: Salver, ids: dict[str, str]) -> None:
    result = run("why", ids["carl"])
    assert result.exit_code == 1
    assert "is not an invitation to you" in result.stderr


def test_an_unknown_policy_is_refused_with_the_nearest(run: Salver, ids: dict[str, str]) -> None:
    result = run("why", ids["ana"], "--policy", "know-only")
    assert result.exit_code == 2
    assert "did you mean 'known-only'?" in result.stderr


def test_looking_changes_nothing(run: Salver, ids: dict[str, str], store: Path) -> None:
    before = store.read_bytes(), store.stat().st_mtime_ns
    for command in (["list"], ["list", "--json"], ["show", ids["ana"]], ["why", ids["ana"]], ["stats"], ["history"]):
        assert run(*command).exit_code == 0
    assert (store.read_bytes(), store.stat().st_mtime_ns) == before


HOSTILE = "Eve\x1b[2J\x9b31m\u202e\x07\x7f [red]x[/] {0} %s"


def test_no_control_of_a_stranger_reaches_a_terminal(run: Salver) -> None:
    number = json.loads(run("add", HOSTILE, "--message", HOSTILE, "--headline", HOSTILE, "--json").stdout)["id"]
    run("note", number, HOSTILE)
    run("tag", number, "+" + HOSTILE)
    printed = "".join(
        run(*command).output
        for command in (
            ["list"], ["list", "--json"], ["show", number], ["show", number, "--json"], ["why", number], ["history"],
            ["pass", number], ["undo"], ["export", "--format", "json"],
        )
    )  # fmt: skip
    unwanted = {letter for letter in printed if letter != "\n" and not letter.isprintable()}
    assert unwanted == set()
    assert "[red]x[/] {0} %s" in printed


def test_a_mistyped_option_is_not_taken_for_a_filter(run: Salver) -> None:
    result = run("list", "--jsn")
    assert result.exit_code == 2
    assert "--jsn" in result.stderr


def test_a_filter_that_names_the_network_reaches_its_people(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(connections_csv(connection("Gita Sen", "gita-sen")))
    answer("import", str(path), "--json")
    assert answer("list", "--json") == []
    for arguments in (["view:network"], ["kind:person"], ["--view", "network"]):
        assert [row["person"]["name"] for row in answer("list", *arguments, "--json")] == ["Gita Sen"]


@pytest.fixture
def kept(run: Salver, answer: Answer) -> str:
    """Somebody whom I may ask, with what is known and was done."""
    person = str(answer("person", "add", "Gita Okoro", "--json")["id"])
    run("contact", person, "--place", "Lisbon, Portugal", "--interests", "tide gauges, sailing")
    run("contacted", person, "--on", "2026-01-05", "--gave", "a chart of the Tagus")
    run("contacted", person, "--on", "2026-01-06", "--asked", "a referral")
    return person


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("place:lisbon", True),
        ("interests:sailing", True),
        ("interests:none", False),
        ('gave:"chart"', True),
        ("gave:article", False),
        ("asked:referral", True),
        ("contacted:>1d", True),
        ("contacted:<1d", False),
        ("contacted:any", True),
        ("turn:them", True),
        ("origin:added", True),
        ("origin:connection", False),
        ("due:any", True),
        ("due:<2026-02-01", False),
        ("turn:me", False),
        ("connected:none", True),
        ("connected:>2020", False),
        ("name:gita", True),
        ("tide", True),
    ],
)
def test_people_are_found_by_what_is_known_of_them(answer: Answer, kept: str, words: str, holds: bool) -> None:
    assert [row["id"] for row in answer("list", words, "--view", "network", "--json")] == [kept] * holds


def test_a_filter_about_a_person_finds_them_in_no_view_too(answer: Answer, ids: dict[str, str], kept: str) -> None:
    assert [row["id"] for row in answer("list", "name:gita", "--json")] == [kept]
    assert [row["id"] for row in answer("list", "gave:any", "--json")] == [kept]
    assert [row["id"] for row in answer("list", "--json")] == list(ids.values())


def test_what_a_contact_changes_is_found_at_once(run: Salver, answer: Answer, kept: str) -> None:
    run("contacted", kept)
    assert answer("list", "contacted:<2d", "--view", "network", "--ids", "--json") == [kept]


def test_people_are_listed_in_another_order(run: Salver, answer: Answer, kept: str) -> None:
    other = answer("person", "add", "Aldo Reyes", "--json")["id"]
    people = ("list", "--view", "network", "--ids", "--json")
    assert answer(*people, "--sort", "name") == [other, kept]
    assert answer(*people, "--sort", "contact") == [kept, other]
    assert answer(*people, "--sort", "quiet") == [other, kept]
    run("tag", other, "+harbour")
    assert answer(*people, "--sort", "tag") == [other, kept]
    assert answer(*people, "--sort", "origin") == answer(*people)


def test_invitations_are_listed_by_age_and_by_advice(answer: Answer, ids: dict[str, str]) -> None:
    listed = ("list", "--view", "inbox", "--ids", "--json")
    assert answer(*listed, "--sort", "age") == answer(*listed)[::-1]
    last = answer(*listed)[-1]
    answer("fact", last, "known=yes", "--json")
    assert answer(*listed, "--sort", "advice")[0] == last


def test_people_stand_in_the_order_of_the_last_contact_that_their_rows_show(run: Salver, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(connections_csv(connection("Gita Sen", "gita-sen"), connection("Aldo Reyes", "aldo-reyes")))
    run("import", str(path))
    run("contacted", "Gita Sen", "--on", "2 days ago")
    run("tag", "Aldo Reyes", "+harbour")
    first, second = run("list", "--view", "network").stdout.splitlines()
    assert ["2d" in first.split(), "Gita Sen" in first] == [True, True]
    assert ["harbour" in second.split(), "Aldo Reyes" in second] == [True, True]
    run("contacted", "Aldo Reyes")
    assert "Aldo Reyes" in run("list", "--view", "network").stdout.splitlines()[0]
