"""Whom a letter greets, and where it says they work."""

import pytest

from store.records.ids import RecordId
from store.records.model import Person
from tests.store.writing.checks.contexts import context, marked, remarks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi Bo, your lamps are lovely.", "Bo"),
        ("hi bo, your lamps are lovely.", "bo"),
        ("Bo, I saw your lamps.", "Bo"),
        ("Hello, Bo! I saw your lamps.", "Bo"),
        ("Hello again, Bo,\n\nI saw your lamps.", "Bo"),
        ("Dear Peter Park, I saw your lamps.", "Peter Park"),
        ("Dear Mr. Smith,\nI saw your lamps.", "Smith"),
        ("Sehr geehrter Herr Huber, Ihre Lampen", "Huber"),
        ("Cher Pierre, vos lampes", "Pierre"),
        ("Hello Bo I saw your lamps", "Bo"),
        ("Dear Bo, dear Peter, you should meet.", "Bo"),
        ("Dear Ana Lindqvist, I saw your lamps.", "Ana Lindqvist"),
        ("Good day Anna, I saw your lamps.", "Anna"),
        ("Dear Ben Park, I saw your lamps.", "Ben Park"),
        ("Dear Mr Bishop, I saw your lamps.", "Bishop"),
        ("Dear Bishop Lind, I saw your lamps.", "Lind"),
    ],
)
def test_a_greeting_for_somebody_else_is_marked(text: str, name: str) -> None:
    assert marked("wrong-name", text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ana, your lamps",
        "Hello ANA, your lamps",
        "hi ana, your lamps",
        "Ana, your lamps",
        "Dear Ana Park, your lamps",
        "Dear Dr. Park,\n\nyour lamps",
        "Sehr geehrte Frau Dr. Park, Ihre Lampen",
        "Buongiorno Dott.ssa Park, le sue lampade",
        "Hello A. Park, your lamps",
        "Hello Ana and Bo, you should meet.",
        "Hello Ana Maren here, I saw your lamps",
        "Hello! Bo told me of your lamps",
        "Hello,\n\nBo told me of your lamps",
        "Hi, I am Maren",
        "Hello, Sadly, I missed your talk",
        "Yesterday, I saw your lamps",
        "Dear colleague, your lamps",
        "Dear Sir or Madam, your lamps",
        "Dear Hiring Manager, your lamps",
        "Hello everyone, the lamps",
        "Hello [Name], your lamps",
        "Dear [Mr./Ms. Last Name], your lamps",
        "Dear Aunt Ana, your lamps",
        "Dear Mrs. Park-Lind, your lamps",
        "Thanks Bo, for the lamps",
        "Merhaba Ana Hanım, your lamps",
        "Dear Bishop Park, your lamps",
        "Dear Nurse,\nyour lamps",
        "Dear Doctor,\nRotterdam fed me well.",
        "Здравствуйте, Иван",
        "",
    ],
)
def test_whoever_is_greeted_rightly_or_not_at_all_is_left_alone(text: str) -> None:
    assert remarks("wrong-name", text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Alexander Reyes", "Hi Alex, x"),
        ("Michael Reyes", "Hi Mike, x"),
        ("Elizabeth Ode", "Dear Liz, x"),
        ("Stefanie Huber", "Liebe Steffi, x"),
        ("José Ibáñez", "Hola Jose, x"),
        ("Jürgen Groß", "Lieber Juergen, x"),
        ("Jürgen Groß", "Dear Mr Gross, x"),
        ("Jean-Luc Roy", "Hi Jean Luc, x"),
        ("Jean-Luc Roy", "Hi Jean, x"),
        ("Ana (Annie) Park", "Hi Annie, x"),
        ("Ana P.", "Dear Ana Park, x"),
        ("Ana Park", "Hi AP, x"),
        ("Mary Lou Hart", "Hi Marylou, x"),
        ("Marek Nowak", "Cześć Marku, x"),
        ("Ludwig van der Heide", "Dear Mr van der Heide, x"),
        ("LinkedIn Member", "Hi Bo, x"),
        ("山田 太郎", "Dear Taro, x"),
        ("Мария Петрова", "Dear Maria, x"),
        ("Imam Santoso", "Dear Imam,\nThursday suits me."),
        ("Justice Mensah", "Hi Justice! Lagos misses you."),
        ("Tom Bishop", "Dear Mr Bishop, x"),
    ],
)
def test_nicknames_spellings_and_other_scripts_are_right(name: str, text: str) -> None:
    assert remarks("wrong-name", text, context(person=Person(id=RecordId(9), name=name))) == []


def test_a_name_that_is_a_title_as_well_does_not_hide_another() -> None:
    tom = context(person=Person(id=RecordId(9), name="Tom Bishop"))
    assert marked("wrong-name", "Dear Tom Miller, x", tom) == ["Tom Miller"]


def test_a_slip_in_the_right_name_is_told_as_one() -> None:
    (remark,) = remarks("wrong-name", "Hello Marne, x", context(person=Person(id=RecordId(9), name="Maren Holm")))
    assert remark.because == "Marne is not how Maren is spelled"


def test_another_s_company_is_marked_where_it_is_said_to_be_theirs() -> None:
    assert marked("wrong-name", "Ana, your work at Brenner Bridges is great.") == ["Brenner Bridges"]
    assert marked("wrong-name", "Hello Ana, how are things at Brenner Bridges?") == ["Brenner Bridges"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana, your work at Tindholm is great.",
        "Ana, your talk at Brenner Bridges was great.",
        "Ana, your former work at Brenner Bridges was great.",
        "Ana, I work at Brenner Bridges.",
    ],
)
def test_a_company_that_is_theirs_or_not_said_to_be_is_left_alone(text: str) -> None:
    assert remarks("wrong-name", text) == []


def test_where_nobody_knows_their_company_none_is_wrong() -> None:
    on = context(person=Person(id=RecordId(9), name="Ana Park"))
    assert remarks("wrong-name", "Ana, your work at Brenner Bridges is great.", on) == []
