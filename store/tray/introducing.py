"""Bringing two people together, guarded: each is asked first, and only two yeses unlock the introduction (text 002).

Every step is a change of one record, so undo, merge and forget work on it as on everything else. Two machines that
note different answers write different fields.
"""

from typing import Final, Literal

from store.dates_in_words import day
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Consent, Introduction
from store.tray.changes import Add, Change, Set
from store.tray.network import COUNTERPART, INTRODUCTIONS, PERSON
from store.tray.outcome import Outcome, committed, refuse
from store.tray.sending import NewDraft
from store.tray.tray import Tray

Step = Literal["introduction-ask", "introduction", "introduction-pass"]

ASK: Final = "introduction-ask"
INTRODUCE: Final = "introduction"
PASS_ON: Final = "introduction-pass"
PURPOSES: Final[tuple[Step, ...]] = (ASK, INTRODUCE, PASS_ON)
"""The purposes of the texts that belong to an introduction of the user's own."""

_IN_TURN: Final[tuple[Step, ...]] = (INTRODUCE, PASS_ON, ASK)
"""The texts of an introduction, the one that matters most first."""

_NOT_PLANNED: Final = (
    "it belongs to no introduction, so nothing shows that both said yes; plan one with `introduce` and ask both first"
)
_UNFINISHED: Final = frozenset({"asking", "ready"})
_SIDES: Final = (PERSON, COUNTERPART)


class Locked(Exception):
    """An introduction does not allow this step now. The text says why, and what is needed."""


def begin(tray: Tray, person_id: RecordId, other_id: RecordId, because: str, gains: tuple[str, str]) -> Outcome:
    """Note that the user wants to introduce these two. It asks nobody yet.

    `because` says why these two, `gains` what each of them gains, in their order (norm I05). The id of the new
    introduction is the one that changed. Refused where a text is missing, both are one person, or an introduction of
    the two is under way. Raises KeyError where one of them does not exist.
    """
    first, second = tray.person(person_id), tray.person(other_id)
    if first.id == second.id:
        return refuse(other_id, f"{first.name} and {second.name} are the same person")
    if not because.strip():
        return refuse(person_id, "say why these two should meet")
    for somebody, gain in zip((first, second), gains, strict=True):
        if not gain.strip():
            return refuse(somebody.id, f"say what {somebody.name} gains from it")
    both = {first.id, second.id}
    for introduction in tray.introductions():
        if introduction.state in _UNFINISHED and {introduction.person.id, introduction.other.id} == both:
            return refuse(introduction.id, "an introduction of these two is already under way")
    introduction_id = ids.fresh()
    arrived = {
        PERSON: first.id,
        COUNTERPART: second.id,
        "because": because.strip(),
        **{f"gains_{side}": gain.strip() for side, gain in zip(_SIDES, gains, strict=True)},
        "begun": _now(tray),
    }
    return committed(tray, [Add(INTRODUCTIONS, introduction_id, arrived)])


def answer(tray: Tray, introduction_id: RecordId, person_id: RecordId, said: Literal["yes", "no"] | None) -> Outcome:
    """Note what one of the two answered; None takes the answer back.

    Refused for a third person, and once they were introduced. Raises KeyError where there is no such introduction.
    """
    found = tray.introduction(introduction_id)
    side = side_of(found, tray.person(person_id).id)
    if side is None:
        return refuse(person_id, "they are not one of the two whom you want to introduce")
    if found.introduced:
        return refuse(introduction_id, "they have already been introduced")
    outcome = committed(tray, [Set(INTRODUCTIONS, introduction_id, f"consent_{side}", said)])
    return outcome if outcome.action else refuse(introduction_id, "that is already noted")


def side_of(introduction: Introduction, person_id: RecordId) -> str | None:
    """Return which side of an introduction a person is, by the id of the whole person; None for a third."""
    return {introduction.person.id: PERSON, introduction.other.id: COUNTERPART}.get(person_id)


def consent_of(introduction: Introduction, person_id: RecordId) -> Consent:
    """Return what one of the two answered. Raises KeyError for a third person."""
    for consent in introduction.consents:
        if consent.person.id == person_id:
            return consent
    raise KeyError(person_id)


def check_step(introduction: Introduction, purpose: str, person_id: RecordId) -> None:
    """Check that a text of this purpose may be begun, and sent, to this person now. Raises Locked where not (norm I01).

    Args:
        introduction: The introduction that the text belongs to.
        purpose: One of `PURPOSES`.
        person_id: The id of the whole person to whom the text goes.
    """
    if side_of(introduction, person_id) is None:
        raise Locked("they are not one of the two whom you want to introduce")
    if introduction.introduced:
        raise Locked("they have already been introduced")
    if purpose == ASK:
        _check_asking(consent_of(introduction, person_id), introduction)
    elif purpose == INTRODUCE and introduction.state != "ready":
        raise Locked(_what_is_missing(introduction))
    elif purpose == PASS_ON:
        _check_passing_on(consent_of(introduction, person_id), introduction)


def next_step(introduction: Introduction) -> tuple[Step, RecordId] | None:
    """Return what is to be written next, and to whom (the id of the whole person); None where nothing is."""
    steps = [(purpose, consent.person.id) for purpose in _IN_TURN for consent in introduction.consents]
    for purpose, person in steps:
        if purpose == PASS_ON and not consent_of(introduction, person).asked:
            continue
        try:
            check_step(introduction, purpose, person)
        except Locked:
            continue
        return purpose, person
    return None


def next_in_words(introduction: Introduction, purpose: Step, person_id: RecordId) -> str:
    """Return the step that is next, as a sentence goes on after "Next:"."""
    name = consent_of(introduction, person_id).person.name
    tell = f"tell {name} that it will not take place"
    return {ASK: f"ask {name}", INTRODUCE: "introduce them", PASS_ON: tell}[purpose]


def settled_by(tray: Tray, text: NewDraft) -> list[Change]:
    """Return the changes to an introduction that a text brings about once it is sent.

    Raises Locked where the introduction does not allow the text, and where a text that introduces two people belongs to
    no introduction: nothing then shows that both said yes (norm I01).
    """
    if text.introduction is None:
        if text.purpose == INTRODUCE:
            raise Locked(_NOT_PLANNED)
        return []
    if text.purpose not in PURPOSES:
        return []
    introduction = tray.introduction(text.introduction)
    person = tray.person(text.person).id
    check_step(introduction, text.purpose, person)
    if text.purpose == INTRODUCE:
        return [Set(INTRODUCTIONS, introduction.id, "introduced", _now(tray))]
    field = "asked" if text.purpose == ASK else "told"
    return [Set(INTRODUCTIONS, introduction.id, f"{field}_{side_of(introduction, person)}", _now(tray))]


def _check_asking(consent: Consent, introduction: Introduction) -> None:
    if introduction.state == "declined":
        raise Locked("the introduction was declined, so there is nothing left to ask")
    if consent.answer:
        raise Locked(f"{consent.person.name} has already said {consent.answer}")
    if consent.asked and introduction.state != "lapsed":
        raise Locked(f"{consent.person.name} was already asked, on {day(consent.asked.astimezone())}")


def _check_passing_on(consent: Consent, introduction: Introduction) -> None:
    """Check that a no goes only to the person who was asked and did not say it. The text never says whose it was (norm
    I02).
    """
    if introduction.state not in ("declined", "lapsed"):
        raise Locked("nobody has said no")
    if consent.answer == "no":
        raise Locked(f"{consent.person.name} said no; a thank-you is a text of its own")
    if consent.told:
        raise Locked(f"{consent.person.name} has already been told")


def _what_is_missing(introduction: Introduction) -> str:
    """Return why two people cannot be introduced yet, and what is needed."""
    if introduction.state == "declined":
        return "one of them said no"
    missing = [consent.person.name for consent in introduction.consents if consent.answer != "yes"]
    return f"{' and '.join(missing)} {'has' if len(missing) == 1 else 'have'} not said yes yet; both must agree first"


def _now(tray: Tray) -> str:
    return tray.now.isoformat(timespec="seconds")
