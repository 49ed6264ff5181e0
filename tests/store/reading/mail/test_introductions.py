"""Email introductions: recipients and words together, and what only looks like one."""

import pytest

from store.reading.readings import AskingFirstRow
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS, introduction, message
from tests.store.reading.mail.reading_mails import introduction_of, reason, row_of

BOTH = f"{ME} <{MY_ADDRESS}>, Jordan Reed <jordan@reed.example>"


def test_an_introduction_tells_who_introduces_whom_and_how() -> None:
    row = introduction_of(introduction())
    assert (row.by_name, row.by_email) == ("Alice Stone", "alice@stone.example")
    assert row.people == (("Jordan Reed", "jordan@reed.example"),)
    assert row.subject == "Pat <> Jordan"
    assert row.text.startswith("Hi Pat,\n\nI wanted to introduce you")
    assert row.sent.isoformat() == "2026-08-05T09:00:00+02:00"
    assert not row.verified


@pytest.mark.parametrize(
    "subject",
    [
        "Pat <> Jordan",
        "Pat (Example) <> Jordan (Reed Ships)",
        "Pat <=> Jordan",
        "Pat <-> Jordan",
        "Pat <|> Jordan",
        "Jordan / Pat",
        "Jordan // Pat",
        "Pat x Jordan",
        "Pat + Jordan",
        "Pat & Jordan",
        "Pat and Jordan",
        "Pat meet Jordan",
        "Intro: Pat <> Jordan",
        "Intro - Pat and Jordan",
        "Introduction: Pat <> Jordan",
        "E-intro: Pat <> Jordan",
        "Example/Reed Organisation Introduction",
    ],
)
@pytest.mark.parametrize("text", ["Pat, Jordan: I'll leave it to you two.", "As promised. Please take it from here!"])
def test_two_names_in_the_subject_and_a_few_words_are_an_introduction(subject: str, text: str) -> None:
    if subject.startswith("Example/"):
        text = f"Please meet each other. Jordan builds ships. {text}"
    assert introduction_of(introduction(subject, text)).people == (("Jordan Reed", "jordan@reed.example"),)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Intro", "Hi Pat, meet Jordan, who designs ships."),
        ("Hello", "Pat, I would like to introduce you to my good friend and colleague Jordan."),
        ("Lunch", "I have long thought that you two should really meet."),
        ("Ships", "Connecting you both, as you know the same harbours."),
        ("Introducing Jordan", "Pat, Jordan designs ships. Over to you."),
        ("Connecting Pat and Jordan", "You will like each other."),
        ("Vorstellung", "Lieber Pat, ich möchte dir gerne Jordan vorstellen."),
        ("Hallo", "Ich möchte euch miteinander bekannt machen."),
        ("Mise en relation", "Bonjour Pat, je te présente Jordan, qui dessine des bateaux."),
        ("Hola", "Hola Pat, te presento a mi amiga Jordan."),
    ],
)
def test_words_that_bring_together_need_no_names_in_the_subject(subject: str, text: str) -> None:
    assert introduction_of(introduction(subject, text)).people == (("Jordan Reed", "jordan@reed.example"),)


def test_whoever_is_in_copy_counts_and_may_have_no_name() -> None:
    row = introduction_of(
        introduction("Intro", "Pat, please meet Jordan.", to=f"{MY_ADDRESS}, jordan.reed@ships.example")
    )
    assert row.people == (("", "jordan.reed@ships.example"),)
    cc = introduction("Intro", "Pat, please meet Jordan.", to=MY_ADDRESS, headers={"Cc": "Jordan <j@ships.example>"})
    assert introduction_of(cc).people == (("Jordan", "j@ships.example"),)


def test_of_several_others_those_who_are_named_are_met() -> None:
    to = f"{BOTH}, Office <office@stone.example>"
    assert introduction_of(introduction(to=to)).people == (("Jordan Reed", "jordan@reed.example"),)


def test_an_introduction_of_two_others_that_i_only_read_is_none_to_me() -> None:
    to = "Jordan <jordan@reed.example>, Robin <robin@x.example>"
    data = introduction("Jordan <> Robin", "Jordan, meet Robin!", to=to, headers={"Cc": MY_ADDRESS})
    assert reason(data) == "it is private mail"


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Pat <> Jordan", "Hi both, the plan for Tuesday is attached."),
        ("Pat <> Jordan weekly", "Agenda: 1. ships 2. boats"),
        ("a <> b", "if (a <> b) then return a << 2;"),
        ("Introduction to ship design", "Hi Pat and Jordan, the course begins on Monday."),
        ("Meeting", "Pat, Jordan: shall we meet at noon?"),
        ("Minutes", "Jordan spoke first, then Pat <pat@example.org> wrote the introduction of the report."),
        ("Dinner", "Pat, can we meet tomorrow with Jordan at the harbour?"),
        ("Review", "Looping in Jordan from our lawyers. Pat, please read the introduction of the report."),
        ("Pat & Jordan", "Shall we meet on Tuesday? I will be in touch."),
        ("Re: Pat <> Jordan", "I am glad that you could connect. Over to you!"),
        ("Re: Intro: Pat <> Jordan", "Enjoy!"),
        ("Do you know Oslo this week", "Jordan replied, Pat: see below."),
        ("Tools", "On Monday we introduce the new ships. Jordan, will you come?"),
        ("Products", "I want to introduce you to our new range of anchors."),
    ],
)
def test_mail_to_me_and_another_is_private_without_words_that_bring_together(subject: str, text: str) -> None:
    assert reason(introduction(subject, text)) == "it is private mail"


@pytest.mark.parametrize("to", [MY_ADDRESS, "jordan@reed.example", f"{MY_ADDRESS}, alice@stone.example"])
def test_words_that_bring_together_are_no_introduction_without_me_and_another(to: str) -> None:
    assert reason(introduction(to=to)) == "it is private mail"


def test_kind_words_do_not_hide_an_introduction() -> None:
    text = "Pat, great to meet you last week. May I introduce you to Jordan? Jordan, would you be open to talking?"
    assert introduction_of(introduction("Ships", text)).people == (("Jordan Reed", "jordan@reed.example"),)


def test_a_crowd_is_not_introduced() -> None:
    to = ", ".join([MY_ADDRESS, *(f"jordan{number}@reed.example" for number in range(9))])
    assert reason(introduction(text="Let me introduce you all: meet Jordan", to=to)) == "it is private mail"


def test_a_list_introduces_nobody() -> None:
    assert reason(introduction(headers={"List-Id": "<ships.example>"})) == "it is private mail"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks Alice for the introduction! Pat, nice to meet you.",
        "Moving Alice to BCC. Pat, would Tuesday suit you?",
        "Thank you for connecting us, Alice. Pat, shall we talk?",
        "Danke, Alice, für die Vorstellung! Lieber Pat, passt Dienstag?",
    ],
)
def test_an_answer_to_an_introduction_is_no_new_introduction(text: str) -> None:
    quoted = "\n\nOn 5 Aug 2026, Alice Stone wrote:\n> I wanted to introduce you to my friend Jordan.\n"
    data = introduction(
        "Re: Pat <> Jordan",
        text + quoted,
        f"{MY_ADDRESS}, Alice <alice@stone.example>",
        "Jordan Reed <jordan@reed.example>",
    )
    assert reason(data) == "it is private mail"


def test_what_is_quoted_introduces_nobody_again() -> None:
    quoted = "Yes, Tuesday.\n\nOn 5 Aug 2026, Alice Stone wrote:\n> Pat, meet Jordan. I'll leave it to you two.\n"
    assert reason(introduction("Re: Pat <> Jordan", quoted)) == "it is private mail"


def test_an_introduction_in_an_answer_is_an_introduction() -> None:
    quoted = "Pat, meet Jordan, as you asked.\n\nOn 5 Aug 2026, Pat wrote:\n> Do you know somebody who designs ships?\n"
    row = introduction_of(introduction("Re: Ships", quoted))
    assert row.text == "Pat, meet Jordan, as you asked."


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Intro?", "Hi Pat, would you be open to an introduction to my friend Jordan?"),
        ("Request for intro", "Hi Pat, could you help me?"),
        ("Jordan", "May I introduce you to Jordan Reed, who designs ships?"),
        ("Frage", "Lieber Pat, darf ich dich mit Jordan bekannt machen?"),
    ],
)
def test_asking_first_is_no_introduction_but_named_as_what_it_is(subject: str, text: str) -> None:
    row = row_of(message("Alice <alice@stone.example>", subject, text))
    assert isinstance(row, AskingFirstRow)
    assert (row.name, row.email) == ("Alice", "alice@stone.example")


@pytest.mark.parametrize("subject", ["Do you know Jordan?", "Connect with Jordan", "Jordan and Pat, this week"])
def test_a_subject_like_one_of_linkedins_does_not_hide_an_introduction(subject: str) -> None:
    assert introduction_of(introduction(subject)).people == (("Jordan Reed", "jordan@reed.example"),)


def test_a_newsletter_that_offers_an_introduction_asks_nobody() -> None:
    text = "Would you like an introduction to our ships?"
    data = message("Ships <news@ships.example>", "News", text, headers={"List-Unsubscribe": "<mailto:x@ships.example>"})
    assert reason(data) == "it is private mail"
