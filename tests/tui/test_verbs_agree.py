"""Every verb that the screen and the command line both have: it leaves the same file, and refuses for the same reason.

Both sides begin with the same file, at the same moment, and draw the same ids. A verb that is new on either side has to
be told here: with what it does on both, or as one that only one side has.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from store.places import Places
from store.records import ids
from store.records.ids import RecordId
from store.session.resources import Resources
from store.session.session import Session
from store.tray import history
from store.tray.changes import Add, Set
from tests.store.reading.invented_archives import connection, connections_csv
from tests.tui.screens.running_app import (
    ANA,
    BO,
    FINN,
    GITA,
    NOW,
    lay_out,
    running_app,
)
from tui.cli.group import SECTIONS, salver
from tui.commands.handlers import HANDLERS

pytestmark = pytest.mark.slow

ANA_ID, BO_ID, FINN_ID = (ids.spelled(guest.invitation) for guest in (ANA, BO, FINN))
GITA_ID = ids.spelled(GITA.person)
DRAFT = RecordId(1001)
DRAFT_ID = ids.spelled(DRAFT)
PROMISE = RecordId(1003)
PROMISE_ID = ids.spelled(PROMISE)
INTRO = RecordId(1005)
INTRO_ID = ids.spelled(INTRO)

GOOD = "Dear Ana, thank you for your note on the tide tables of the harbour. What made you look for them? Mira"
STOPPED = GOOD.replace("Mira", "{why} Mira")

Setup = Callable[[Session], object]


class Shown(str):
    """Among keys: what the screen has to show before the next key."""


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if letter == " " else letter for letter in text]


def palette(words: str) -> list[str]:
    """The keys that run a command by its name."""
    return [":", *typed(words), "enter"]


@dataclass(frozen=True)
class Verb:
    """A verb on both sides: the keys, with the cursor on a row of a view, and the arguments of `salver`.

    `commands` are the ids of the screen's commands and the names of the command line's that it tests.
    """

    name: str
    commands: str
    row: RecordId
    view: str
    keys: Sequence[str]
    arguments: Sequence[str]
    before: Setup = lambda session: None
    stdin: str | None = None
    reason: str = ""
    """Why it is refused on both sides; "" where it is done."""

    def __str__(self) -> str:
        return self.name


def draft(
    text: str = GOOD,
    channel: str = "linkedin-message",
    purpose: str = "ask-why",
    invitation: RecordId | None = ANA.invitation,
) -> Setup:
    """A draft to Ana stands there already."""

    def begin(session: Session) -> None:
        arrived = {"person": ANA.person, "purpose": purpose, "channel": channel, "text": text, "begun": NOW.isoformat()}
        if invitation is not None:
            arrived["invitation"] = invitation
        session.tray.commit([Add("drafts", DRAFT, {name: value for name, value in arrived.items() if value})])

    return begin


def both(*setups: Setup) -> Setup:
    """One after the other."""

    def do(session: Session) -> None:
        for setup in setups:
            setup(session)

    return do


def known_by_mail(session: Session) -> None:
    """Ana has an address, so that a mail reaches her."""
    session.tray.commit([Set("people", ANA.person, "email", "ana@park.example")])


def promised(session: Session) -> None:
    """Something was promised to Gita."""
    arrived = {"person": GITA.person, "text": "a chart", "promised_by": "me", "due": NOW.date().isoformat()}
    session.tray.commit([Add("followups", PROMISE, arrived)])


def planned(session: Session) -> None:
    """Gita and Bo are to be introduced."""
    arrived = {"person": GITA.person, "counterpart": BO.person, "because": "both map", "begun": NOW.isoformat()}
    session.tray.commit([Add("introductions", INTRO, {**arrived, "gains_person": "a", "gains_counterpart": "b"})])


def long_silent(session: Session) -> None:
    """Gita was last talked to half a year ago."""
    session.tray.commit([Add("events", RecordId(1004), {"person": GITA.person, "what": "talk", "on": "2025-09-01"})])


MAIL_DRAFT = both(known_by_mail, draft(channel="email"))
SENT = both(draft(), lambda session: session.triage.mark_sent(DRAFT))

DONE = [
    Verb("accept", "accept", ANA.invitation, "1", ["a"], ["accept", ANA_ID]),
    Verb("ask", "ask", ANA.invitation, "1", ["w"], ["ask", ANA_ID]),
    Verb("pass", "pass", ANA.invitation, "1", ["d"], ["pass", ANA_ID]),
    Verb("pass quietly", "pass-quietly", ANA.invitation, "1", palette("pass quietly"), ["pass", "--quietly", ANA_ID]),
    Verb("ignore", "ignore", ANA.invitation, "1", ["i"], ["ignore", ANA_ID]),
    Verb(
        "decide with a reason",
        "because",
        ANA.invitation,
        "1",
        ["B", "a", *typed("We met."), "enter"],
        ["accept", ANA_ID, "--because", "We met."],
    ),
    Verb(
        "snooze",
        "snooze",
        ANA.invitation,
        "1",
        ["s", *typed("2w"), "enter"],
        ["snooze", ANA_ID, "--until", "2w"],
    ),
    Verb("ignore several", "ignore mark", ANA.invitation, "1", ["space", "space", "i"], ["ignore", ANA_ID, BO_ID]),
    Verb("hear that they accepted", "accept", FINN.invitation, "2", ["a"], ["accept", FINN_ID]),
    Verb("withdraw", "pass", FINN.invitation, "2", ["d"], ["pass", FINN_ID]),
    Verb("accept by a draft", "accept", DRAFT, "3", ["a"], ["accept", DRAFT_ID], draft()),
    Verb(
        "reopen",
        "reopen",
        ANA.invitation,
        "8",
        palette("reopen"),
        ["reopen", ANA_ID],
        lambda session: session.triage.ignore([ANA.invitation]),
    ),
    Verb(
        "carry out",
        "carried-out done",
        ANA.invitation,
        "5",
        ["x"],
        ["done", ANA_ID],
        lambda session: session.triage.accept([ANA.invitation]),
    ),
    Verb("note a talk", "talk", ANA.invitation, "1", ["L", "enter"], ["talk", ANA_ID]),
    Verb(
        "note a talk with promises",
        "talk",
        GITA.person,
        "7",
        ["L", *typed("tides"), "tab", *typed("a chart"), "tab", *typed("a pilot"), "enter"],
        ["talk", GITA_ID, "--note", "tides", "--i-promised", "a chart", "--promised-me", "a pilot"],
    ),
    Verb("note a contact", "engage contacted", GITA.person, "7", ["K", "i"], ["contacted", GITA_ID]),
    Verb(
        "note what was given",
        "engage contacted",
        GITA.person,
        "7",
        ["K", "g", *typed("a chart"), "enter"],
        ["contacted", GITA_ID, "--gave", "a chart"],
    ),
    Verb("begin to leave", "leave-person leave", GITA.person, "7", ["X", "y"], ["leave", GITA_ID]),
    Verb(
        "plan an introduction",
        "introduce",
        GITA.person,
        "7",
        ["I", *typed("lindq"), "enter", *typed("both map"), "tab", *typed("a"), "tab", *typed("b"), "enter"],
        ["introduce", GITA_ID, BO_ID, "--because", "both map", "--gains", "a", "b"],
    ),
    Verb("note a yes", "consent", INTRO, "4", ["A", "y"], ["consent", INTRO_ID, GITA_ID, "yes"], planned),
    Verb("note a no", "consent", INTRO, "4", ["A", "N"], ["consent", INTRO_ID, BO_ID, "no"], planned),
    Verb("keep a promise", "carried-out done", PROMISE, "6", ["x"], ["done", PROMISE_ID], promised),
    Verb(
        "put a promise off",
        "snooze",
        PROMISE,
        "6",
        ["s", *typed("2w"), "enter"],
        ["snooze", PROMISE_ID, "--until", "2w"],
        promised,
    ),
    Verb("do what is due", "carried-out done", GITA.person, "6", ["x"], ["done", GITA_ID], long_silent),
    Verb(
        "put off what is due",
        "snooze",
        GITA.person,
        "6",
        ["s", *typed("2w"), "enter"],
        ["snooze", GITA_ID, "--until", "2w"],
        long_silent,
    ),
    Verb("undo", "undo", ANA.invitation, "1", ["u"], ["undo"], lambda session: session.triage.ignore([BO.invitation])),
    Verb(
        "redo",
        "redo",
        ANA.invitation,
        "1",
        ["U"],
        ["redo"],
        both(lambda session: session.triage.ignore([BO.invitation]), lambda session: history.undo(session.tray)),
    ),
    Verb("note", "note", ANA.invitation, "1", ["n", *typed("met in Graz"), "escape"], ["note", ANA_ID, "met in Graz"]),
    Verb(
        "state a fact",
        "fact",
        ANA.invitation,
        "1",
        [*palette("state a fact"), *typed("known=yes"), "enter"],
        ["fact", ANA_ID, "known=yes"],
    ),
    Verb("say that you looked", "looked", ANA.invitation, "1", ["l"], ["fact", ANA_ID, "reviewed=yes"]),
    Verb(
        "tag", "tags tag", ANA.invitation, "1", ["t", *typed("home work"), "enter"], ["tag", ANA_ID, "+home", "+work"]
    ),
    Verb(
        "take a tag off",
        "tags tag",
        ANA.invitation,
        "1",
        ["t", *typed("-home"), "enter"],
        ["tag", ANA_ID, "-home"],
        lambda session: session.triage.tag([ANA.invitation], add=["home"]),
    ),
    Verb("trust", "trust", ANA.invitation, "1", palette("trust"), ["tag", ANA_ID, "+trusted"]),
    Verb(
        "contact",
        "contact",
        ANA.invitation,
        "1",
        ["C", "tab", *typed("ana@park.example"), "enter"],
        ["contact", ANA_ID, "--email", "ana@park.example"],
    ),
    Verb(
        "import",
        "import",
        ANA.invitation,
        "1",
        ["N", *typed("connections.csv"), "enter", Shown("What came in"), "enter"],
        ["import", "connections.csv"],
        lambda session: Path("connections.csv").write_text(connections_csv(connection("Bela Kos", "bela-kos"))),
    ),
    Verb("add", "add", ANA.invitation, "1", ["+", *typed("Zoe Zed"), "enter"], ["add", "Zoe Zed"]),
    Verb(
        "add at a time of day",
        "add",
        ANA.invitation,
        "1",
        ["+", *typed("Zoe Zed"), *["tab"] * 6, *typed("2026-03-01 17:30"), "enter"],
        ["add", "Zoe Zed", "--sent", "2026-03-01 17:30"],
    ),
    Verb(
        "begin a draft",
        "compose draft.new",
        ANA.invitation,
        "1",
        ["m", *typed("ask-why"), "enter", "enter", "enter", "escape"],
        ["draft", "new", "ask-why", ANA_ID],
    ),
    Verb(
        "begin a draft to somebody of the network",
        "compose draft.new",
        GITA.person,
        "7",
        ["m", *typed("check-in"), "enter", "enter", "enter", "escape"],
        ["draft", "new", "check-in", GITA_ID],
    ),
    Verb(
        "write a draft",
        "edit draft.text",
        DRAFT,
        "3",
        ["e", *typed("Hello Ana"), "escape"],
        ["draft", "text", DRAFT_ID, "--set", "-"],
        draft(text=""),
        stdin="Hello Ana\n",
    ),
    Verb(
        "write the subject of a draft",
        "subject draft.text",
        DRAFT,
        "3",
        ["e", "f2", *typed("The tunnel"), "enter", "escape"],
        ["draft", "text", DRAFT_ID, "--subject", "The tunnel"],
        MAIL_DRAFT,
    ),
    Verb(
        "send a draft by another way",
        "channel draft.text",
        DRAFT,
        "3",
        [*palette("other way"), *typed("email"), "enter"],
        ["draft", "text", DRAFT_ID, "--channel", "email"],
        draft(),
    ),
    Verb(
        "put a draft off",
        "snooze draft.schedule",
        DRAFT,
        "3",
        ["s", *typed("2w"), "enter"],
        ["draft", "schedule", DRAFT_ID, "--until", "2w"],
        draft(),
    ),
    Verb(
        "put a draft off by the verb for rows",
        "snooze",
        DRAFT,
        "3",
        ["s", *typed("2w"), "enter"],
        ["snooze", DRAFT_ID, "--until", "2w"],
        draft(),
    ),
    Verb(
        "take a draft up again",
        "reopen draft.schedule",
        DRAFT,
        "6",
        palette("reopen"),
        ["draft", "schedule", DRAFT_ID, "--now"],
        both(draft(), lambda session: session.triage.put_off_drafts([DRAFT], NOW.date().replace(day=20))),
    ),
    Verb(
        "discard a draft",
        "discard draft.discard",
        DRAFT,
        "3",
        palette("discard"),
        ["draft", "discard", DRAFT_ID],
        draft(),
    ),
    Verb(
        "switch a check off",
        "switch-check draft.off",
        DRAFT,
        "3",
        ["e", Shown("unfilled"), "ctrl+n", "ctrl+o", "escape"],
        ["draft", "off", DRAFT_ID, "unfilled"],
        draft(STOPPED),
    ),
    Verb(
        "switch a check on again",
        "switch-check draft.on",
        DRAFT,
        "3",
        ["e", Shown("unfilled"), "ctrl+n", "ctrl+o", "escape"],
        ["draft", "on", DRAFT_ID, "unfilled"],
        both(draft(STOPPED), lambda session: session.triage.switch_check(DRAFT, "unfilled", on=False)),
    ),
    Verb("say that a draft was sent", "copy draft.sent", DRAFT, "3", ["y"], ["draft", "sent", DRAFT_ID], draft()),
    Verb(
        "say that a draft was sent all the same",
        "copy draft.sent",
        DRAFT,
        "3",
        ["y", Shown("Send it anyway?"), *typed("our joke"), "enter"],
        ["draft", "sent", DRAFT_ID, "--because", "our joke"],
        draft(STOPPED),
    ),
    Verb(
        "send a draft",
        "ways-out draft.send",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "m"],
        ["draft", "send", DRAFT_ID],
        MAIL_DRAFT,
    ),
    Verb(
        "send a draft all the same",
        "ways-out draft.send",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "m", Shown("Send it anyway?"), *typed("our joke"), "enter"],
        ["draft", "send", DRAFT_ID, "--because", "our joke"],
        both(known_by_mail, draft(STOPPED, channel="email")),
    ),
    Verb(
        "leave a draft in the Maildir",
        "ways-out draft.maildir",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "d", "n"],
        ["draft", "maildir", DRAFT_ID],
        MAIL_DRAFT,
    ),
    Verb(
        "leave a stopped draft in the Maildir",
        "ways-out draft.maildir",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "d", "n"],
        ["draft", "maildir", DRAFT_ID],
        both(known_by_mail, draft(STOPPED, channel="email")),
    ),
    Verb(
        "write a draft as a mail",
        "ways-out draft.eml",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "e", "enter", "n"],
        ["draft", "eml", DRAFT_ID, "-o", "other.eml"],
        MAIL_DRAFT,
    ),
    Verb(
        "lay a draft out for paper",
        "ways-out draft.letter",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "l", "enter", "n"],
        ["draft", "letter", DRAFT_ID],
        draft(channel="paper"),
    ),
    Verb(
        "join two",
        "joining join",
        ANA.invitation,
        "1",
        ["J", Shown("One person?"), "y", Shown("1 pair answered")],
        ["join", ids.spelled(min(ANA.person, 77)), ids.spelled(max(ANA.person, 77))],
        lambda session: session.tray.commit(
            [Add("people", RecordId(77), {"name": "Ana Park", "source": "mail"})], by="import"
        ),
    ),
    Verb(
        "keep two apart",
        "joining apart",
        ANA.invitation,
        "1",
        ["J", Shown("One person?"), "n", Shown("1 pair answered")],
        ["apart", ids.spelled(min(ANA.person, 77)), ids.spelled(max(ANA.person, 77))],
        lambda session: session.tray.commit(
            [Add("people", RecordId(77), {"name": "Ana Park", "source": "mail"})], by="import"
        ),
    ),
]

REFUSED = [
    Verb(
        "accept a person",
        "accept",
        GITA.person,
        "7",
        ["a"],
        ["accept", GITA_ID],
        reason="it is not an invitation but a person",
    ),
    Verb(
        "accept by a draft that answers nothing",
        "accept",
        DRAFT,
        "3",
        ["a"],
        ["accept", DRAFT_ID],
        draft(purpose="other", invitation=None),
        reason="it is not an invitation but a draft of its own",
    ),
    Verb(
        "accept twice",
        "accept",
        ANA.invitation,
        "5",
        ["a"],
        ["accept", ANA_ID],
        lambda session: session.triage.accept([ANA.invitation]),
        reason="it is already accepted",
    ),
    Verb(
        "ask somebody whom you invited",
        "ask",
        FINN.invitation,
        "2",
        ["w"],
        ["ask", FINN_ID],
        reason="only one that came in can be asked why",
    ),
    Verb(
        "carry out what is not decided",
        "carried-out done",
        ANA.invitation,
        "1",
        ["x"],
        ["done", ANA_ID],
        reason="no decision on it waits to be carried out",
    ),
    Verb("undo nothing", "undo", ANA.invitation, "1", ["u"], ["undo"], reason="There is nothing to undo."),
    Verb("redo nothing", "redo", ANA.invitation, "1", ["U"], ["redo"], reason="There is nothing to redo."),
    Verb(
        "snooze until a day gone by",
        "snooze",
        ANA.invitation,
        "1",
        ["s", *typed("2026-03-01"), "enter"],
        ["snooze", ANA_ID, "--until", "2026-03-01"],
        reason="2026-03-01 is not in the future; today is 2026-03-10",
    ),
    Verb(
        "a fact with no such value",
        "fact",
        ANA.invitation,
        "1",
        [*palette("state a fact"), *typed("known=perhaps"), "enter"],
        ["fact", ANA_ID, "known=perhaps"],
        reason="known can be yes or no, or unknown, but not 'perhaps'",
    ),
    Verb(
        "an address that is none",
        "contact",
        ANA.invitation,
        "1",
        ["C", "tab", *typed("nope"), "enter"],
        ["contact", ANA_ID, "--email", "nope"],
        reason="'nope' is not an email address",
    ),
    Verb(
        "the profile of somebody else",
        "contact",
        ANA.invitation,
        "1",
        ["C", "tab", "tab", "ctrl+u", *typed("https://www.linkedin.com/in/bo-lindqvist"), "enter"],
        ["contact", ANA_ID, "--url", "https://www.linkedin.com/in/bo-lindqvist"],
        reason="this is the profile of Bo Lindqvist, who is in the tray",
    ),
    Verb("add nobody", "add", ANA.invitation, "1", ["+", "enter"], ["add", ""], reason="an invitation needs a name"),
    Verb(
        "add an invitation of a day to come",
        "add",
        ANA.invitation,
        "1",
        ["+", *typed("Zoe Zed"), *["tab"] * 6, *typed("2027-01-01"), "enter"],
        ["add", "Zoe Zed", "--sent", "2027-01-01"],
        reason="it cannot have been sent on 1 Jan 2027, which is still to come",
    ),
    Verb(
        "write to somebody what was sent",
        "edit draft.text",
        DRAFT,
        "8",
        ["e"],
        ["draft", "text", DRAFT_ID, "--set", "-"],
        SENT,
        stdin="Other",
        reason="it was already sent, on 10 Mar 2026",
    ),
    Verb(
        "discard what was sent",
        "discard draft.discard",
        DRAFT,
        "8",
        palette("discard"),
        ["draft", "discard", DRAFT_ID],
        SENT,
        reason="it was already sent, on 10 Mar 2026",
    ),
    Verb(
        "put off what was sent",
        "snooze draft.schedule",
        DRAFT,
        "8",
        ["s", *typed("2w"), "enter"],
        ["draft", "schedule", DRAFT_ID, "--until", "2w"],
        SENT,
        reason="it was already sent, on 10 Mar 2026",
    ),
    Verb(
        "send twice",
        "copy draft.sent",
        DRAFT,
        "8",
        ["y"],
        ["draft", "sent", DRAFT_ID],
        SENT,
        reason="it was already sent, on 10 Mar 2026",
    ),
    *[
        Verb(
            f"{name} a second time",
            f"ways-out draft.{name}",
            DRAFT,
            "8",
            ["Y"],
            ["draft", name, DRAFT_ID],
            SENT,
            reason="it was already sent, on 10 Mar 2026",
        )
        for name in ("send", "maildir", "eml", "letter")
    ],
    Verb(
        "send what a check stops",
        "copy draft.sent",
        DRAFT,
        "3",
        ["y", "escape"],
        ["draft", "sent", DRAFT_ID],
        draft(STOPPED),
        reason="unfilled: {why} is still to be filled in: why, after “because”",
    ),
    Verb(
        "hand on what a check stops",
        "ways-out draft.send",
        DRAFT,
        "3",
        ["Y", Shown("show it plainly"), "m", "escape"],
        ["draft", "send", DRAFT_ID],
        both(known_by_mail, draft(STOPPED, channel="email")),
        reason="unfilled: {why} is still to be filled in: why, after “because”",
    ),
    *[
        Verb(
            f"{name} an empty text",
            f"{command} draft.{name}",
            DRAFT,
            "3",
            [key],
            ["draft", name, DRAFT_ID],
            draft(text=""),
            reason="nothing is written yet",
        )
        for key, command, name in [
            ("y", "copy", "sent"),
            *(("Y", "ways-out", way) for way in ("send", "maildir", "eml", "letter")),
        ]
    ],
]

ONLY_ON_THE_SCREEN = frozenset(
    [
        *("advised", "keep-earlier", "keep-later", "clear-old", "clear-lapsed", "question-round", "look", "reply"),
        *("template", "purpose", "answer", "checklist", "find", "page", "numbers", "sort", "prune", "known"),
        *("editor", "text-outside", "leave-text", "next-field", "next-remark", "to-thread", "thread", "turn"),
        *(
            "mark",
            "mark-to",
            "mark-where",
            "unmark",
            "filter",
            "profile",
            "open-there",
            "search",
            "palette",
            "help",
            "text-help",
            "norms",
            "replay",
            "own-rule",
            "quit",
        ),
        *("inbox", "waiting", "drafts", "introductions", "todo", "due", "network", "done"),
        *("previous-view", "next-view", "next-pane", "previous-pane", "open", "back"),
        *(
            "down",
            "up",
            "page-down",
            "page-up",
            "first",
            "last",
            "demo",
            "tour",
            "settings",
            "named-filters",
            "name-filter",
        ),
    ]
)
"""The screen's commands that change nothing in the store, or that the command line does not have."""

ONLY_ON_THE_COMMAND_LINE = frozenset(
    [
        *("list", "show", "stats", "export", "why", "joins", "history", "draft.list", "draft.check", "due", "digest"),
        *("profile", "forget", "person"),
        *("policy", "rules", "templates", "norms", "config", "check", "restore", "locate", "demo"),
        *("merge", "diff", "git-setup", "git-commit", "help", "man", "completion"),
    ]
)
"""What the command line has that changes nothing in the store, or that the screen does not have; there who is added as
`person` does is written to at once.
"""


@pytest.fixture(autouse=True)
def same_chance(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Draw the same ids whenever it is called, and have every session begin at the same moment."""
    drawn = count(5_000_000)

    def begin_anew() -> None:
        nonlocal drawn
        drawn = count(5_000_000)

    open_session = Session.open
    monkeypatch.setattr(secrets, "randbits", lambda bits: 7 if bits == 20 else next(drawn))
    monkeypatch.setattr(Session, "open", lambda resources, clock=None: open_session(resources, lambda: NOW))
    return begin_anew


def laid_out(folder: Path, verb: Verb) -> Places:
    """A store as the verb needs it, with settings that name a mail program and a Maildir."""
    folder.mkdir()
    for part in ("cur", "new", "tmp"):
        (folder / "Mail" / part).mkdir(parents=True)
    places = lay_out(folder)
    places.config.write_text(
        '[me]\nnames = ["Mira Sommer"]\naddresses = ["mira@sommer.example"]\n'
        f'[mail]\ncommand = ["true"]\ndrafts = "{folder / "Mail"}"\n'
    )
    session = Session.open(Resources.read(places))
    verb.before(session)
    session.save()
    return places


async def on_the_screen(verb: Verb, places: Places) -> str:
    """Press the keys of a verb. Return all that the screen said."""
    async with running_app(places, size=(200, 50), settings=Resources.read(places).settings) as app:
        await app.press(verb.view)
        await app.until(lambda: app.screen.queue.rows, "rows")
        while app.here != verb.row:
            before = app.here
            await app.press("j")
            assert app.here != before, f"no such row in view {verb.view}"
        said = []
        for key in verb.keys:
            if isinstance(key, Shown):
                await app.shows(key)
            else:
                await app.press("plus" if key == "+" else key)
            said.append(app.text)
        await app.until(
            lambda: not verb.reason or any(_has(text, verb.reason) for text in (*said, app.text)), verb.reason
        )
        said.append(app.text)
        await app.stored()
    return "\n".join(said)


def on_the_command_line(verb: Verb, places: Places) -> Result:
    """Call the command of a verb."""
    arguments = ["--store", str(places.store), "--config", str(places.config), *verb.arguments]
    return CliRunner().invoke(salver, arguments, input=verb.stdin)


def _has(text: str, words: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


@pytest.mark.parametrize("verb", DONE, ids=str)
async def test_both_sides_leave_the_same_file(
    verb: Verb, tmp_path: Path, same_chance: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    screen, line = laid_out(tmp_path / "screen", verb), laid_out(tmp_path / "line", verb)
    before = screen.store.read_bytes()
    assert line.store.read_bytes() == before
    same_chance()
    await on_the_screen(verb, screen)
    same_chance()
    result = on_the_command_line(verb, line)
    assert result.exit_code == 0, result.output
    assert screen.store.read_bytes() == line.store.read_bytes()
    changes_nothing = {"draft.maildir", "draft.eml", "draft.letter"} & {*verb.commands.split()}
    assert (screen.store.read_bytes() == before) == bool(changes_nothing)


@pytest.mark.parametrize("verb", REFUSED, ids=str)
async def test_both_sides_refuse_for_the_same_reason_and_leave_the_file_alone(
    verb: Verb, tmp_path: Path, same_chance: Callable[[], None]
) -> None:
    screen, line = laid_out(tmp_path / "screen", verb), laid_out(tmp_path / "line", verb)
    before = screen.store.read_bytes()
    assert _has(await on_the_screen(verb, screen), verb.reason)
    result = on_the_command_line(verb, line)
    assert result.exit_code in (1, 2)
    assert _has(result.stderr, verb.reason)
    assert screen.store.read_bytes() == line.store.read_bytes() == before


def commands_of(group: Iterable[str]) -> Iterable[str]:
    """The names of all commands, those of `draft` each by its own."""
    for name in group:
        if name == "draft":
            draft_group = salver.get_command(click.Context(salver), name)
            assert isinstance(draft_group, click.Group)
            yield from (f"draft.{each}" for each in draft_group.commands)
        else:
            yield name


def test_every_command_of_both_sides_is_told_here() -> None:
    tested = {command for verb in (*DONE, *REFUSED) for command in verb.commands.split()}
    assert HANDLERS.keys() - ONLY_ON_THE_SCREEN - tested == set()
    on_the_line = set(commands_of(name for section in SECTIONS.values() for name in section))
    assert on_the_line - ONLY_ON_THE_COMMAND_LINE - tested == set()
    assert tested <= HANDLERS.keys() | on_the_line
