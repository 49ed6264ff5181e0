"""`due`, `talk`, `contacted`, `leave`, `digest` and `person add` on the command line (norms D06 to D10, N01 to N10)."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.file.errors import Unkept
from store.tray.tray import Tray
from tests.tui.cli.conftest import Answer, Salver


@pytest.fixture
def ana(answer: Answer) -> str:
    return str(answer("person", "add", "Ana Park", "--postal", "4 Chandlery Row", "--json")["id"])


def kinds(answer: Answer, *on: str) -> list[str]:
    return [item["what"] for item in answer("due", *on, "--json")]


def test_somebody_who_is_added_is_among_the_people_and_can_be_asked(run: Salver, answer: Answer, ana: str) -> None:
    assert [row["id"] for row in answer("list", "--view", "network", "--json")] == [ana]
    draft = answer("draft", "new", "request", ana, "--json")["id"]
    checks = [check["check"] for check in answer_of_check(run, draft)]
    assert "re-invite" not in checks


def answer_of_check(run: Salver, draft: str) -> list[dict[str, str]]:
    return list(json.loads(run("draft", "check", draft, "--json").stdout)["checks"])


def test_somebody_who_is_there_already_stays_who_they_are(answer: Answer, ana: str) -> None:
    assert answer("person", "add", "Ana Park", "--company", "Harbour Works", "--json")["id"] == ana
    assert answer("show", ana, "--json")["person"]["company"] == "Harbour Works"


def test_a_talk_is_noted_with_promises_that_are_due_in_a_week(run: Salver, answer: Answer, ana: str) -> None:
    said = run("talk", ana, "--note", "tides", "--i-promised", "send the chart", "--promised-me", "name a pilot")
    assert "noted a talk with Ana Park" in said.stderr
    assert kinds(answer) == []
    assert kinds(answer, "--on", "1d") == ["thanks"]
    assert kinds(answer, "--on", "7d") == ["thanks", "promise", "promise"]
    run("undo")
    assert kinds(answer, "--on", "7d") == []


def test_a_talk_asks_for_thanks_and_the_closing_question(run: Salver, answer: Answer, ana: str) -> None:
    run("talk", ana, "--note", "tides")
    item = answer("due", "--on", "1d", "--json")[0]
    assert (item["what"], item["purpose"]) == ("thanks", "closing-question")
    draft = answer("draft", "new", "closing-question", ana, "--text", "-", "--json", stdin="Dear Ana, whom else? Mira")
    run("draft", "sent", draft["id"], "--because", "She asked for it.")
    assert kinds(answer, "--on", "1d") == []


def test_a_contact_resets_the_day_of_the_next_check_in(run: Salver, answer: Answer, ana: str) -> None:
    long_ago = (date.today() - timedelta(days=100)).isoformat()
    run("contacted", ana, "--on", long_ago, "--gave", "an article")
    assert kinds(answer) == ["check-in"]
    run("contacted", "Ana Park", "--asked", "a chart")
    assert kinds(answer) == []
    assert kinds(answer, "--on", "91d") == ["check-in"]


@pytest.mark.parametrize("command", [["contacted"], ["talk"]])
def test_a_day_that_no_file_can_hold_is_refused_in_words_and_the_store_stays_readable(
    run: Salver, ana: str, command: list[str]
) -> None:
    said = run(*command, ana, "--on", "0005-01-01")
    assert said.exit_code == 2
    assert "'0005-01-01' is not between the years 1000 and 9997" in said.stderr
    assert run("list").exit_code == 0


def test_what_no_file_can_hold_is_refused_by_every_command(
    run: Salver, ana: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit(*_: object) -> None:
        raise Unkept("note in table people cannot be kept: it is not a text")

    monkeypatch.setattr(Tray, "commit", commit)
    said = run("note", ana, "tides")
    assert said.exit_code == 1
    assert "salver: note in table people cannot be kept: it is not a text." in said.stderr


def test_a_contact_on_a_day_to_come_is_refused(run: Salver, ana: str) -> None:
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert run("contacted", ana, "--on", tomorrow).exit_code == 1


def test_what_is_due_names_the_person_the_reason_and_the_text_that_is_begun(
    run: Salver, answer: Answer, ana: str
) -> None:
    run("contacted", ana, "--on", (date.today() - timedelta(days=100)).isoformat())
    assert answer("due", "--json")[0]["draft"] is None
    draft = answer("draft", "new", "check-in", ana, "--json")["id"]
    item = answer("due", "--json")[0]
    assert (item["person"]["name"], item["what"], item["draft"]) == ("Ana Park", "check-in", draft)
    assert item["because"].startswith("You were last in touch on ")


def test_leaving_goes_one_step_a_call(run: Salver, answer: Answer, ana: str) -> None:
    assert answer("leave", ana, "--json")["step"] == "mute"
    step = answer("leave", ana, "--json")
    assert step["step"] == "message"
    run("draft", "sent", step["done"][0], "--because", "It is short.")
    assert answer("leave", ana, "--json")["step"] == "remove"
    assert answer("leave", ana, "--json")["step"] == "left"


def test_the_farewell_is_begun_once(run: Salver, answer: Answer, ana: str) -> None:
    run("leave", ana)
    first, second = answer("leave", ana, "--json"), answer("leave", ana, "--json")
    assert first["done"] == second["done"]
    assert len(answer("draft", "list", "--json")) == 1


def test_nothing_more_is_due_for_somebody_who_was_left(run: Salver, answer: Answer, ana: str) -> None:
    run("contacted", ana)
    for did in ("mute", "message", "remove"):
        run("contacted", ana, "--did", did)
    assert answer("due", "--on", "6m", "--json") == []
    run("undo")
    assert [item["what"] for item in answer("due", "--on", "6m", "--json")] == ["check-in"]


def test_what_is_due_is_listed_with_the_name_of_the_person(run: Salver, ana: str) -> None:
    run("talk", ana, "--i-promised", "the chart")
    assert "Ana Park  You promised: the chart" in run("due", "--on", "1w").stdout


def test_a_name_is_enough_to_say_that_what_waits_for_somebody_is_done(run: Salver, answer: Answer) -> None:
    answer("add", "Bo Lind", "--message", "Hello", "--json")
    run("accept", "Bo Lind")
    assert run("done", "Bo Lind").stderr.startswith("carried out what was decided on Bo Lind")
    assert [item["what"] for item in answer("due", "--json")] == ["thanks"]
    assert run("snooze", "Bo Lind", "--until", "1w").stderr.startswith("put off what was due for Bo Lind: thanks")
    run("undo")
    assert run("done", "Bo Lind").stderr.startswith("settled what was due for Bo Lind: thanks")
    assert answer("due", "--json") == []
    assert "settled what was due for Bo Lind: thanks" in run("history").stdout
    assert answer("reopen", "Bo Lind", "--json")["done"][0]["state"] == "open"


def test_a_name_for_whom_several_things_are_due_asks_which_is_done(run: Salver, ana: str) -> None:
    run("talk", ana, "--on", "3 weeks ago", "--i-promised", "a chart", "--i-promised", "a pilot")
    refused = run("done", "Ana Park")
    assert (refused.exit_code, "Ana Park has 3 open rows" in refused.stderr) == (1, True)


def test_a_weekday_of_a_talk_is_the_last_one(run: Salver, answer: Answer, ana: str) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for day in days:
        assert run("talk", ana, "--on", day).exit_code == 0
    assert run("contacted", ana, "--on", "tomorrow").exit_code == 1


def test_the_digest_is_one_line_and_silent_where_nothing_waits(run: Salver, ana: str) -> None:
    assert run("digest").stdout == ""
    run("add", "Bo Lind", "--message", "Hello")
    assert run("digest").stdout == "Salver: 1 invitation to decide.\n"


def test_the_digest_counts_what_the_views_hold(run: Salver, answer: Answer, ana: str) -> None:
    bo = answer("add", "Bo Lind", "--message", "Hello", "--json")["id"]
    run("ask", bo)
    run("introduce", ana, "Bo Lind", "--because", "both map one coast", "--gains", "a chart", "a pilot")
    told = answer("digest", "--json")
    assert {name: told[name] for name in ("inbox", "introductions", "todo")} == {
        "inbox": 0,
        "introductions": 1,
        "todo": 1,
    }
    assert "1 introduction to see to, 1 to carry out" in run("digest").stdout


def test_a_name_stands_in_place_of_an_id_where_only_one_person_bears_it(run: Salver, answer: Answer) -> None:
    ana = answer("person", "add", "Ana Park", "--url", "https://www.linkedin.com/in/ana-park", "--json")["id"]
    assert answer("note", "ana PARK", "Knows the pilots.", "--json")["person"]["id"] == ana
    answer("person", "add", "Ána Park", "--url", "https://www.linkedin.com/in/another-ana", "--json")
    refused = run("note", "Ana Park", "Who?")
    assert (refused.exit_code, refused.stderr.count("Park (")) == (1, 2)


def test_a_verb_on_a_name_takes_the_one_open_row_and_asks_where_there_are_several(run: Salver, answer: Answer) -> None:
    row = answer("add", "Bo Lind", "--message", "Hello", "--sent", "2026-01-02", "--json")
    assert answer("accept", "Bo Lind", "--json")["done"][0]["id"] == row["id"]
    run("reopen", row["id"])
    run("add", "Bo Lind", "--message", "Hello again", "--sent", "2026-02-03")
    refused = run("accept", "Bo Lind")
    assert (refused.exit_code, "2 open rows" in refused.stderr) == (1, True)


def test_one_record_shows_what_passed_and_what_is_due(run: Salver, ana: str) -> None:
    run("talk", ana, "--note", "tides", "--i-promised", "send the chart")
    run("contacted", ana, "--gave", "an article")
    shown = run("show", ana).stdout
    assert "you talked: tides" in shown
    assert "you gave     an article, today" in shown
    assert "You promised: send the chart" in shown


def test_one_record_as_json_is_whole(run: Salver, answer: Answer, ana: str) -> None:
    run("talk", ana, "--note", "tides", "--i-promised", "send the chart")
    run("contacted", ana, "--gave", "an article")
    run("note", ana, "Knows the pilots.")
    answer("add", "Ana Park", "--message", "Shall we compare charts?", "--sent", "2026-01-02", "--json")
    shown = answer("show", ana, "--json")
    assert [entry["what"] for entry in shown["gave"]] == ["an article"]
    assert [(each["text"], each["promised_by"]) for each in shown["promises"]] == [("send the chart", "me")]
    assert {item["what"] for item in shown["due_items"]} >= {"promise", "thanks"}
    first, *today = [entry["what"] for entry in shown["timeline"]]
    assert first == "they asked to connect: Shall we compare charts?"
    assert sorted(today) == ["you gave: an article", "you noted: Knows the pilots.", "you talked: tides"]
    assert shown["turn"] is None
    assert (shown["introductions"], shown["could_refer"]) == ([], [])


def test_a_person_can_have_a_cadence_of_their_own(run: Salver, answer: Answer, ana: str) -> None:
    run("contact", ana, "--cadence", "2w")
    assert answer("show", ana, "--json")["cadence"] == 14
    assert kinds(answer) == ["check-in"]
    run("contacted", ana)
    assert kinds(answer, "--on", "13d") == []
    assert kinds(answer, "--on", "14d") == ["check-in"]
    assert "every 14 days" in run("show", ana).stdout
    run("contact", ana, "--cadence", "")
    assert kinds(answer, "--on", "14d") == []
    for wrong in ("often", "0", "99999"):
        assert run("contact", ana, "--cadence", wrong).exit_code == 2


def test_a_path_is_named_before_other_ways(run: Salver, ana: str) -> None:
    run("contact", ana, "--company", "Harbour Works")
    run("person", "add", "Bo Lind", "--company", "Harbour Works")
    run("tag", "Bo Lind", "+trusted")
    said = run("draft", "new", "request", ana).stderr
    assert "Bo Lind could put in a word for you (also works at Harbour Works)" in said
    assert "try other ways first" not in said


def test_who_was_accepted_is_among_the_people_once_it_is_carried_out(run: Salver, answer: Answer) -> None:
    def people() -> list[str]:
        return [row["person"]["name"] for row in answer("list", "origin:connection", "--view", "network", "--json")]

    answer("add", "Bo Lind", "--message", "Hello", "--json")
    run("accept", "Bo Lind")
    assert people() == []
    run("done", "Bo Lind")
    assert people() == ["Bo Lind"]
    run("undo")
    assert people() == []
    run("redo")
    run("reopen", "Bo Lind")
    assert people() == []


def test_who_accepted_a_request_is_among_the_people(run: Salver, answer: Answer) -> None:
    answer("add", "Bo Lind", "--outgoing", "--json")
    run("accept", "Bo Lind")
    assert [row["person"]["name"] for row in answer("list", "--view", "network", "--json")] == ["Bo Lind"]
    assert run("undo").stderr.startswith("Undid: noted that Bo Lind accepted")
    assert answer("list", "--view", "network", "--json") == []


def test_a_word_that_was_asked_for_is_a_small_state_of_its_own(run: Salver, answer: Answer, ana: str) -> None:
    run("contact", ana, "--company", "Harbour Works")
    roth = answer("person", "add", "Ines Roth", "--company", "Harbour Works Ltd", "--json")["id"]
    run("tag", roth, "+trusted")
    assert "Who could refer you\nInes Roth    also works at Harbour Works Ltd\n" in run("show", ana).stdout
    draft = answer("draft", "new", "referral", roth, "--about", ana, "--text", "-", "--json", stdin="A word?")["id"]
    assert answer("show", ana, "--json")["words_asked"] == []
    run("draft", "sent", draft, "--because", "It is short.")
    (asked,) = answer("show", ana, "--json")["words_asked"]
    assert asked["person"]["id"] == roth
    assert asked["state"].startswith("asked on ")
    assert asked["state"].endswith(" for a referral: waits")
    assert run("consent", draft, "yes").stderr.startswith("noted a yes of Ines Roth")
    assert "for a referral: said yes" in run("show", ana).stdout
    assert "you asked for a referral about Ana Park, said yes: A word?" in run("show", roth).stdout


def test_numbers_are_printed_and_answered(run: Salver, answer: Answer, ana: str) -> None:
    run("add", "Bo Lind", "--message", "Hello")
    assert sum(answer("stats", "--json")["weeks"]["came"]) == 1
    assert "Came in, by week" in run("stats").stdout


def test_people_leave_as_cards_and_what_is_due_as_a_calendar(run: Salver, ana: str) -> None:
    run("talk", ana, "--i-promised", "send the chart")
    cards = run("export", "--format", "vcf").stdout
    assert ("BEGIN:VCARD" in cards, "FN:Ana Park" in cards, "4 Chandlery Row" in cards) == (True, True, True)
    first, second = (run("export", "--format", "ics").stdout for _ in range(2))
    assert "SUMMARY:Promise: Ana Park" in first
    uids = [[line for line in each.splitlines() if line.startswith("UID:")] for each in (first, second)]
    assert uids[0] == uids[1]


def test_a_list_to_read_shows_what_strangers_wrote_as_it_is(run: Salver) -> None:
    run("add", "Bo *Lind*", "--message", "[click](https://evil.example)\n# Heading")
    listed = run("export", "--format", "md").stdout
    assert "\\[click\\]\\(https://evil.example\\)" in listed
    assert "> \\# Heading" in listed


def test_a_birthday_of_the_address_book_is_an_occasion_to_write(run: Salver, answer: Answer, tmp_path: Path) -> None:
    soon = date.today() + timedelta(days=3)
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cleo Vargas\r\nBDAY:1980-{soon:%m-%d}\r\nEND:VCARD\r\n"
    (tmp_path / "book.vcf").write_text(card)
    run("import", str(tmp_path / "book.vcf"))
    assert [item["what"] for item in answer("due", "--on", "3d", "--json")] == ["occasion"]
    run("done", "Cleo Vargas")
    assert answer("due", "--on", "3d", "--json") == []
    run("undo")
    run("snooze", "Cleo Vargas", "--until", "5d")
    assert answer("due", "--on", "4d", "--json") == []
    assert answer("due", "--on", "5d", "--json")[0]["what"] == "occasion"


def test_a_promise_is_kept_or_put_off_by_its_id(run: Salver, answer: Answer, ana: str) -> None:
    run("talk", ana, "--i-promised", "send the chart")
    promise = answer("due", "--on", "7d", "--json")[1]["id"]
    run("done", ana)
    assert promise[:4] in run("due", "--on", "7d").stdout
    run("snooze", promise, "--until", "20d")
    assert kinds(answer, "--on", "19d") == []
    run("done", promise)
    assert kinds(answer, "--on", "20d") == []
    assert run("done", promise).exit_code == 1


def test_forgetting_somebody_takes_all_that_was_noted_of_them(
    run: Salver, answer: Answer, ana: str, store: Path
) -> None:
    bo = answer("person", "add", "Bo Lind", "--json")["id"]
    run("contact", ana, "--interests", "tide gauges", "--place", "Tindholm")
    run("talk", ana, "--note", "the old lens", "--i-promised", "the drawing of the burner")
    run("contacted", ana, "--gave", "a word with the harbour office")
    run("introduce", ana, bo, "--because", "both map one coast", "--gains", "her boat", "his charts")
    run("draft", "new", "referral", bo, "--about", ana)
    run("done", ana)
    assert run("forget", ana, "--yes").exit_code == 0
    left = store.read_text()
    for words in ("Ana Park", "tide gauges", "Tindholm", "old lens", "burner", "harbour office", "one coast"):
        assert words not in left
    assert kinds(answer, "--on", "1y") == []
    assert [row["person"]["name"] for row in answer("list", "--view", "network", "--json")] == ["Bo Lind"]


def test_a_decision_stands_with_the_advice_of_its_day(run: Salver, answer: Answer) -> None:
    row = answer("add", "Bo Lind", "--message", "Hello", "--json")
    run("fact", row["id"], "known=yes", "interaction=good")
    run("pass", "--quietly", row["id"])
    assert "when you passed, the rules advised: accept" in run("show", row["id"]).stdout


def test_a_table_and_a_card_have_what_is_known_of_somebody(run: Salver, ana: str) -> None:
    run("contact", ana, "--interests", "tide gauges", "--place", "Tindholm")
    run("contacted", ana, "--gave", "a chart")
    header, row = run("export", "view:network", "--format", "csv").stdout.splitlines()
    assert header.endswith('"tags","place","interests","birthday","last_contact","turn","gave","asked","cadence"')
    today = date.today().isoformat()
    assert row.endswith(f'"Tindholm","tide gauges","","{today}","them","a chart","",""')
    (exported,) = json.loads(run("export", "view:network", "--format", "json").stdout)
    assert (exported["place"], exported["last_contact"], exported["gave"]) == ("Tindholm", today, ["a chart"])
    assert "INTEREST:tide gauges" in run("export", "--format", "vcf").stdout
