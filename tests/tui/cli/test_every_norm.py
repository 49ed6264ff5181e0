"""Every norm of asking back, asking, introducing and keeping in touch, in use: one test a norm, on the command line.

The name of each test begins with the norm.
"""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from store.norms.norms import norms
from store.records import ids
from store.records.ids import RecordId
from store.tray.changes import Add, Change, Set
from store.tray.tray import Tray
from tests.store.reading.invented_archives import connection, connections_csv
from tests.tui.cli.conftest import Answer, Salver

Begin = Callable[..., str]
Elsewhere = Callable[..., None]
GOOD = "Dear Ana, your paper on tide gauges helped us a lot. Which gauge would you choose for a rocky shore? Mira"


@pytest.fixture
def ana(answer: Answer) -> str:
    """Somebody whom I may ask."""
    return str(answer("person", "add", "Ana Park", "--json")["id"])


@pytest.fixture
def bo(answer: Answer) -> str:
    """Another one."""
    return str(answer("person", "add", "Bo Lind", "--json")["id"])


@pytest.fixture
def invitation(answer: Answer) -> str:
    """Somebody who asks me to connect."""
    return str(answer("add", "Cleo Vargas", "--message", "Hello, shall we connect?", "--json")["id"])


@pytest.fixture
def begin(answer: Answer) -> Begin:
    """Begin a draft, with a text of one's own or the template's; returns its id."""

    def call(purpose: str, whom: str, text: str = "", *options: str) -> str:
        own = ("--text", "-") if text else ()
        return str(answer("draft", "new", purpose, whom, *own, *options, "--json", stdin=text or None)["id"])

    return call


@pytest.fixture
def elsewhere(store: Path) -> Elsewhere:
    """What an import brings: changes that are not mine."""

    def call(*changes: Change) -> None:
        tray = Tray.open(store, store.parent / "elsewhere")
        tray.commit(changes, by="import")
        tray.save()

    return call


def checks(run: Salver, draft: str) -> dict[str, str]:
    """The checks that speak of a draft, with their levels."""
    said = json.loads(run("draft", "check", draft, "--json").stdout)["checks"]
    return {each["check"]: each["level"] for each in said}


def text_of(run: Salver, draft: str) -> str:
    return " ".join(run("draft", "text", draft).stdout.split())


def send(run: Salver, draft: str) -> Result:
    return run("draft", "sent", draft, "--because", "it is so")


def due(answer: Answer, day: str = "0d") -> list[tuple[str, str]]:
    """What is due by a day, with the purpose of the text that is offered."""
    on = (date.today() + timedelta(days=int(day[:-1]))).isoformat()
    return [(item["what"], item["purpose"] or "") for item in answer("due", "--on", on, "--json")]


def number(spelled: str) -> RecordId:
    return RecordId(ids.parsed(spelled))


# D: passing, asking back, answering.


def test_d01_the_question_back_is_kind_and_is_a_question(
    run: Salver, answer: Answer, begin: Begin, invitation: str
) -> None:
    run("ask", invitation)
    draft = begin("ask-why", invitation)
    assert "?" in text_of(run, draft)
    send(run, draft)
    row = answer("show", invitation, "--json")
    assert (row["state"], row["carried_out"]) == ("asked", date.today().isoformat())


def test_d02_who_only_widens_is_offered_my_other_ways(
    run: Salver, begin: Begin, invitation: str, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text('[me]\nnames = ["Mira Sommer"]\nways = ["a call", "a coffee in Graz"]\n')
    run("fact", invitation, "answer=widening")
    made = run("--config", str(tmp_path / "config.toml"), "draft", "new", "pass", invitation, "--json")
    assert "a call or a coffee in Graz" in text_of(run, json.loads(made.stdout)["id"])


def test_d03_a_pass_is_short_and_nothing_stops_it(run: Salver, answer: Answer, begin: Begin, invitation: str) -> None:
    draft = begin("pass", invitation)
    assert len(text_of(run, draft)) < 700
    assert "stop" not in checks(run, draft).values()
    send(run, draft)
    assert answer("show", invitation, "--json")["state"] == "passed"


def test_d04_passing_quietly_and_leaving_it_pending_say_what_they_see(run: Salver, invitation: str) -> None:
    assert "they are not told" in run("pass", "--quietly", invitation).stderr
    assert "not told" in run("ignore", invitation).stderr


def test_d05_what_is_rude_is_held_against_a_text(run: Salver, begin: Begin, invitation: str) -> None:
    draft = begin("pass", invitation, "Dear Cleo, you should be ashamed to send such stupid spam to strangers. Mira")
    assert {"tone", "calling-out"} & checks(run, draft).keys()


def test_d06_a_yes_of_mine_is_thanked_with_a_short_call_once_it_is_carried_out(
    run: Salver, answer: Answer, begin: Begin, invitation: str
) -> None:
    run("accept", invitation)
    assert due(answer) == []
    run("done", invitation)
    assert due(answer) == [("thanks", "thanks")]
    draft = begin("thanks", invitation)
    assert "minute" in text_of(run, draft)
    send(run, draft)
    assert due(answer) == []


def test_d07_a_yes_of_theirs_is_thanked_too(run: Salver, answer: Answer, begin: Begin, ana: str) -> None:
    send(run, begin("request", ana, GOOD, "--channel", "linkedin-note"))
    (waiting,) = answer("list", "--view", "waiting", "--json")
    run("accept", waiting["id"])
    assert due(answer) == [("thanks", "thanks")]
    assert "minute" in text_of(run, begin("thanks", waiting["id"]))


def new_connection(run: Salver, tmp_path: Path) -> None:
    """An archive in which somebody was connected yesterday."""
    on = (date.today() - timedelta(days=2)).strftime("%d %b %Y")
    (tmp_path / "Connections.csv").write_text(connections_csv(connection("Dora Weiss", "dora-weiss", on)))
    run("import", str(tmp_path / "Connections.csv"))


def test_d08_a_new_connection_is_welcomed(run: Salver, answer: Answer, begin: Begin, tmp_path: Path) -> None:
    new_connection(run, tmp_path)
    assert due(answer) == [("welcome", "welcome")]
    send(run, begin("welcome", "Dora Weiss", "Dear Dora, welcome. What are you working on this spring? Mira"))
    assert due(answer) == []


def test_d09_who_asks_me_back_is_owed_an_answer(
    run: Salver, answer: Answer, begin: Begin, elsewhere: Elsewhere, ana: str
) -> None:
    send(run, begin("pitch", ana, GOOD))
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    elsewhere(Set("people", number(ana), "received", [1, tomorrow, tomorrow]))
    assert due(answer, "1d") == [("answer", "other")]


def test_d10_a_question_that_was_answered_is_back_in_the_inbox(
    run: Salver, answer: Answer, begin: Begin, elsewhere: Elsewhere, invitation: str
) -> None:
    run("ask", invitation)
    send(run, begin("ask-why", invitation))
    assert answer("list", "--view", "inbox", "--json") == []
    later = (datetime.now(UTC) + timedelta(minutes=5)).isoformat()
    elsewhere(Set("invitations", number(invitation), "answered", later))
    assert [row["id"] for row in answer("list", "--view", "inbox", "--json")] == [invitation]
    assert due(answer) == [("answer", "other")]


# A: I ask somebody.


def test_a01_whom_i_know_is_asked_with_a_line_of_my_own(run: Salver, begin: Begin, ana: str) -> None:
    run("fact", ana, "known=yes")
    draft = begin("request", ana)
    assert "{line}" in text_of(run, draft)
    assert checks(run, draft)["unfilled"] == "stop"


def test_a02_a_path_is_shown_and_a_referral_offers_the_same(
    run: Salver, begin: Begin, elsewhere: Elsewhere, ana: str, bo: str
) -> None:
    for person in (ana, bo):
        run("contact", person, "--company", "Tindholm Harbour")
    elsewhere(Set("people", number(bo), "connected_on", "2020-01-01"))
    assert "Bo Lind" in run("show", ana).stdout
    draft = begin("referral", bo, "", "--about", ana)
    assert "Ana Park" in text_of(run, draft)
    assert "for you" in text_of(run, draft)


def test_a03_naming_somebody_waits_for_their_yes(run: Salver, begin: Begin, ana: str, bo: str) -> None:
    request = begin("request", ana, "Dear Ana, Bo Lind suggested that I write to you. Shall we compare gauges? Mira")
    assert checks(run, request)["naming-consent"] == "stop"
    question = begin("naming-consent", bo, "Dear Bo, may I name you when I write to Ana Park? Mira", "--about", ana)
    send(run, question)
    run("consent", question, "yes")
    assert "naming-consent" not in checks(run, request)


def test_a04_without_a_path_a_pitch_says_what_they_gain(run: Salver, begin: Begin, ana: str) -> None:
    text = text_of(run, begin("pitch", ana))
    assert "{gain}" in text
    assert "{idea}" in text


def test_a05_a_letter_is_laid_out_for_paper_with_their_address(run: Salver, begin: Begin, ana: str) -> None:
    run("contact", ana, "--postal", "4 Chandlery Row")
    draft = begin("letter", ana, GOOD, "--channel", "paper")
    assert "4 Chandlery Row" in run("draft", "letter", draft).stdout


def test_a06_the_default_text_is_stopped(run: Salver, begin: Begin, ana: str) -> None:
    text = "Hi Ana, I'd like to add you to my professional network on LinkedIn."
    assert checks(run, begin("request", ana, text, "--channel", "linkedin-note"))["boilerplate"] == "stop"


def test_a07_a_reason_for_later_is_a_text_for_later(run: Salver, answer: Answer, begin: Begin, ana: str) -> None:
    draft = begin("request", ana, GOOD)
    run("draft", "schedule", draft, "--until", "14d")
    assert due(answer, "13d") == []
    assert due(answer, "14d") == [("draft", "request")]


def test_a08_my_own_profile_comes_first(run: Salver, begin: Begin, ana: str) -> None:
    draft = begin("request", ana, GOOD)
    assert checks(run, draft)["own-profile"] == "hint"
    run("profile", "--checked")
    assert "own-profile" not in checks(run, draft)


def test_a09_an_acquaintance_is_told_where_we_met(run: Salver, begin: Begin, ana: str) -> None:
    run("fact", ana, "known=yes", "how=met")
    text = "Dear Ana, shall we connect? What are you measuring this year? Mira"
    assert checks(run, begin("request", ana, text, "--channel", "linkedin-note"))["where-met"] == "warn"


def test_a10_silence_gets_one_follow_up_and_no_second_request(
    run: Salver, answer: Answer, begin: Begin, ana: str
) -> None:
    send(run, begin("request", ana, GOOD, "--channel", "linkedin-note"))
    assert due(answer, "6d") == []
    assert due(answer, "7d") == [("follow-up", "follow-up")]
    follow_up = begin("follow-up", answer("list", "--view", "waiting", "--json")[0]["id"])
    assert answer("show", follow_up, "--json")["channel"] == "inmail"
    send(run, begin("follow-up", ana, "Dear Ana, did my question reach you? Mira", "--channel", "inmail"))
    assert due(answer, "30d") == []
    assert checks(run, begin("request", ana, GOOD, "--channel", "linkedin-note"))["re-invite"] == "stop"
    again = "Dear Ana, once more: did my question reach you? Mira"
    assert checks(run, begin("follow-up", ana, again, "--channel", "inmail"))["second-follow-up"] == "stop"


def test_a11_a_text_without_a_question_has_a_hint(run: Salver, begin: Begin, ana: str) -> None:
    text = "Dear Ana, your paper on tide gauges helped us a lot. I would like to compare notes. Mira"
    assert checks(run, begin("pitch", ana, text))["no-question"] == "hint"


def test_a12_a_text_that_sells_is_warned_of(run: Salver, begin: Begin, ana: str) -> None:
    text = "Dear Ana, book a free demo today: our award-winning solution will skyrocket your revenue. Interested? Mira"
    assert checks(run, begin("pitch", ana, text))["salesy"] == "warn"


def test_a13_the_same_text_does_not_go_out_twice(run: Salver, begin: Begin, ana: str, bo: str) -> None:
    send(run, begin("pitch", ana, GOOD))
    assert checks(run, begin("pitch", bo, GOOD.replace("Ana", "Bo")))["copy-paste"] == "warn"


def test_a14_a_talk_ends_with_the_question_whom_else_to_meet(
    run: Salver, answer: Answer, begin: Begin, ana: str
) -> None:
    run("talk", ana, "--note", "tides")
    assert due(answer, "1d") == [("thanks", "closing-question")]
    assert "introduce" in text_of(run, begin("closing-question", ana))


def test_a15_to_a_stranger_other_ways_come_first(run: Salver, ana: str) -> None:
    assert "With a stranger, try other ways first" in run("draft", "new", "request", ana).stderr
    run("fact", ana, "known=yes")
    assert "other ways" not in run("draft", "new", "request", ana).stderr


def test_a16_what_was_found_is_offered_for_the_letter(run: Salver, ana: str) -> None:
    run("contact", ana, "--interests", "tide gauges, sailing")
    run("fact", ana, "mutual=3")
    said = run("draft", "new", "request", ana).stderr
    assert "our 3 shared connections; your interest in tide gauges; your interest in sailing" in said


def test_a17_a_request_to_a_stranger_says_who_i_am_and_how_i_found_them(run: Salver, begin: Begin, ana: str) -> None:
    run("fact", ana, "known=no")
    text = text_of(run, begin("request", ana))
    assert "{reason}" in text
    assert "{my_name}" in text


# I: I bring two people together.


@pytest.fixture
def planned(answer: Answer, ana: str, bo: str) -> str:
    """Ana and Bo are to be introduced."""
    because = ("--because", "both map one coast", "--gains", "a chart", "a pilot")
    return str(answer("introduce", ana, bo, *because, "--json")["id"])


def test_i01_nobody_is_introduced_before_both_said_yes(run: Salver, planned: str, ana: str, bo: str) -> None:
    run("consent", planned, ana, "yes")
    assert "both must agree first" in run("draft", "new", "introduction", planned).stderr
    run("consent", planned, bo, "yes")
    assert run("draft", "new", "introduction", planned).exit_code == 0


def test_i02_a_no_is_passed_on_without_saying_whose(
    run: Salver, answer: Answer, begin: Begin, planned: str, ana: str, bo: str
) -> None:
    for person in (ana, bo):
        send(run, begin("introduction-ask", planned, "", "--to", person))
    run("consent", planned, bo, "no")
    told = text_of(run, begin("introduction-pass", planned, "", "--to", ana))
    assert "said no" not in told
    assert "declined" not in told
    assert ("owed", "introduction-pass") in due(answer)


def test_i03_no_address_is_passed_on_before_the_yes(run: Salver, begin: Begin, planned: str, ana: str, bo: str) -> None:
    run("contact", bo, "--email", "bo@lind.example")
    text = "Dear Ana, would you like to meet Bo Lind? You can write to bo@lind.example. Mira"
    assert checks(run, begin("introduction-ask", planned, text, "--to", ana))["private-details"] == "stop"


def test_i04_nobody_is_asked_too_often(run: Salver, begin: Begin, ana: str, bo: str) -> None:
    for _ in range(2):
        run("contacted", ana, "--asked", "a chart")
    assert checks(run, begin("referral", ana, "", "--about", bo))["asked-often"] == "warn"


def test_i05_why_these_two_and_what_each_gains_is_needed(run: Salver, ana: str, bo: str) -> None:
    refused = run("introduce", ana, bo, "--because", "both map one coast", "--gains", "a chart", " ")
    assert (refused.exit_code, "say what Bo Lind gains" in refused.stderr) == (1, True)


def introduced(elsewhere: Elsewhere) -> str:
    """Tom introduced me to Lena, unasked."""
    tom, lena, row = RecordId(501), RecordId(502), RecordId(511)
    arrived = {"person": lena, "by": tom, "kind": "introduction", "direction": "incoming", "channel": "email"}
    sent = datetime.now(UTC).isoformat()
    elsewhere(
        Add("people", tom, {"name": "Tom Reed", "email": "tom@mail.example", "source": "mail"}),
        Add("people", lena, {"name": "Lena Brandt", "email": "lena@mail.example", "source": "mail"}),
        Add("invitations", row, {**arrived, "sent": sent, "message": "Dear both, meet.", "source": "mail"}),
    )
    return ids.spelled(row)


def test_i06_who_introduced_me_unasked_is_told_my_wish(
    run: Salver, answer: Answer, begin: Begin, elsewhere: Elsewhere
) -> None:
    row = introduced(elsewhere)
    run("fact", row, "consent_asked=no")
    draft = begin("introduction-pass", row)
    assert answer("show", draft, "--json")["person"]["name"] == "Tom Reed"
    assert "next time" in text_of(run, draft).lower()


def test_i07_an_introduction_that_i_said_yes_to_has_a_day(run: Salver, answer: Answer, elsewhere: Elsewhere) -> None:
    row = introduced(elsewhere)
    run("accept", row)
    assert due(answer, "2d") == []
    assert due(answer, "3d") == [("owed", "thanks")]


# N: the network that I have.


def test_n01_it_is_kept_tidy_by_tags_notes_and_joins(
    run: Salver, answer: Answer, elsewhere: Elsewhere, ana: str
) -> None:
    run("tag", ana, "+harbour")
    run("note", ana, "Prefers the telephone.")
    elsewhere(Add("people", RecordId(77), {"name": "Ana Park", "source": "mail"}))
    assert [row["id"] for row in answer("list", "tag:harbour note:telephone", "--view", "network", "--json")] == [ana]
    assert len(answer("joins", "list", "--json")) == 1
    run("join", ana, ids.spelled(RecordId(77)))
    assert answer("joins", "list", "--json") == []


def test_n02_new_connections_are_looked_at_for_two_weeks_and_an_archive_of_old_ones_is_not(
    run: Salver, answer: Answer, tmp_path: Path
) -> None:
    new_connection(run, tmp_path)
    old = connection("Emil Otto", "emil-otto", "04 Feb 2020")
    (tmp_path / "Connections.csv").write_text(connections_csv(old))
    run("import", str(tmp_path / "Connections.csv"))
    assert [item["person"]["name"] for item in answer("due", "--json")] == ["Dora Weiss"]
    assert due(answer, "30d") == []


def test_n03_after_a_quarter_one_checks_in(run: Salver, answer: Answer, ana: str) -> None:
    run("contacted", ana)
    assert due(answer, "90d") == []
    assert due(answer, "91d") == [("check-in", "check-in")]


def test_n04_what_one_did_for_somebody_is_listed(run: Salver, ana: str) -> None:
    for did in ("congratulate", "comment", "recommend", "endorse", "share"):
        assert run("contacted", ana, "--did", did).exit_code == 0
    shown = run("show", ana).stdout
    for words in ("congratulated", "commented", "recommended", "endorsed", "shared"):
        assert words in shown


def test_n05_who_was_silent_for_years_may_go_and_who_posts_too_much_is_unfollowed(
    run: Salver, answer: Answer, elsewhere: Elsewhere, ana: str
) -> None:
    elsewhere(Set("people", number(ana), "connected_on", "2019-01-01"))
    (suggestion,) = answer("leave", "--json")
    assert (suggestion["person"]["id"], "years ago" in suggestion["because"]) == (ana, True)
    run("contacted", ana, "--did", "unfollow")
    assert "unfollowed" in run("show", ana).stdout


def test_n06_leaving_is_kind_and_step_by_step(run: Salver, answer: Answer, begin: Begin, ana: str) -> None:
    assert answer("leave", ana, "--json")["step"] == "mute"
    step = answer("leave", ana, "--json")
    assert step["step"] == "message"
    assert answer("show", step["done"][0], "--json")["purpose"] == "leave"
    send(run, step["done"][0])
    assert answer("leave", ana, "--json")["step"] == "remove"


def test_n07_what_was_given_and_asked_stands_side_by_side(run: Salver, ana: str) -> None:
    run("contacted", ana, "--gave", "a chart of the Tagus")
    run("contacted", ana, "--asked", "a referral")
    shown = " ".join(run("show", ana).stdout.split())
    assert "gave a chart of the Tagus" in shown
    assert "asked a referral" in shown


def test_n08_one_line_says_what_waits(run: Salver, invitation: str) -> None:
    assert run("digest").stdout.splitlines() == ["Salver: 1 invitation to decide."]


def test_n09_giving_counts_before_asking(run: Salver, answer: Answer, ana: str) -> None:
    run("contacted", ana, "--did", "recommend")
    assert [row["id"] for row in answer("list", "gave:recommendation", "--json")] == [ana]
    assert answer("list", "asked:any", "--json") == []


def test_n10_a_talk_brings_thanks_and_what_was_promised(run: Salver, answer: Answer, ana: str) -> None:
    run("talk", ana, "--i-promised", "a chart", "--promised-me", "a pilot")
    assert [what for what, _ in due(answer, "7d")] == ["thanks", "promise", "promise"]


def test_every_norm_of_these_groups_has_a_test_here() -> None:
    here = {name.split("_")[1].upper() for name in vars(sys.modules[__name__]) if name.startswith("test_")}
    assert {norm.id for norm in norms().values() if norm.group in "DAIN"} <= here
