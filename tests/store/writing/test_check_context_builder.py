"""What the checks of a draft may know, as the tray tells it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.records.model import Draft, Me, Person
from store.session.template_choice import language_for
from store.settings import Sending, Settings
from store.tray.changes import Add, Set
from store.tray.own_profile import check_profile
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.writing.check_context import CheckContext
from store.writing.check_context_builder import CheckContextBuilder
from store.writing.errors import OwnWordsError
from store.writing.language.dictionary import own_words

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ANA, BO, CY = RecordId(7), RecordId(8), RecordId(9)
TO_BO = 80
ME = Me(names=("Edda Lind",), company="Skarvøy Lights")


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    linkedin = {"channel": "linkedin"}
    tray.commit(
        [
            Add("people", ANA, {"name": "Dr. ANA Park", "company": "Tindholm Harbour", "headline": "Tidal power"}),
            Add(
                "people",
                BO,
                {"name": "Bo Åkesson", "company": "TINDHOLM HARBOUR", "received": [2, "2026-01-02", "2026-02-03"]},
            ),
            Add("people", CY, {"name": "Cy Lund", "company": "Fjord & Co"}),
            Add(
                "invitations",
                RecordId(70),
                {**linkedin, "person": ANA, "direction": "incoming", "sent": "2026-03-07T23:30:00-08:00"},
            ),
            Add(
                "invitations",
                RecordId(80),
                {
                    **linkedin,
                    "person": BO,
                    "direction": "outgoing",
                    "sent": "2026-03-09T10:00:00+01:00",
                    "message": "Hello Bo",
                },
            ),
            Add(
                "invitations",
                RecordId(90),
                {**linkedin, "person": CY, "direction": "outgoing", "sent": "2026-03-08T10:00:00+01:00"},
            ),
        ],
        by="import",
    )
    return tray


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, lambda invitation: {})


@pytest.fixture
def contexts(tray: Tray) -> CheckContextBuilder:
    settings = Settings(sending=Sending(follow_up_after=9))
    return CheckContextBuilder(tray, ME, settings, lambda person: {"known": "yes"}, frozenset({"skarvoy"}))


def to(tray: Tray, person: RecordId, purpose: str = "other") -> Draft:
    """A text that is not kept."""
    return Draft(RecordId(0), tray.person(person), purpose, "email", "Hello")


def test_a_draft_brings_its_person_purpose_and_channel_and_the_settings_come_too(
    tray: Tray, contexts: CheckContextBuilder
) -> None:
    context = contexts.of(to(tray, ANA, "thanks"))
    assert (context.person.id, context.purpose, context.channel) == (ANA, "thanks", "email")
    assert (context.sending.follow_up_after, context.me, context.facts) == (9, ME, {"known": "yes"})
    assert context.today == TODAY


def test_a_purpose_that_a_later_version_knows_is_like_any_other(tray: Tray, contexts: CheckContextBuilder) -> None:
    assert contexts.of(to(tray, ANA, "serenade")).purpose == "other"


def test_invitations_are_those_of_the_person_and_requests_those_to_anybody(
    tray: Tray, contexts: CheckContextBuilder
) -> None:
    context = contexts.of(to(tray, ANA))
    assert [invitation.id for invitation in context.invitations] == [70]
    assert sorted(context.requested_on) == [date(2026, 3, 8), date(2026, 3, 9)]
    assert context.noted_on == (date(2026, 3, 9),)


def test_who_invited_me_was_heard_on_that_day_and_who_wrote_on_the_day_of_the_last_letter(
    tray: Tray, contexts: CheckContextBuilder
) -> None:
    heard = [contexts.of(to(tray, person)).last_heard for person in (ANA, BO, CY)]
    assert heard == [date(2026, 3, 8), date(2026, 2, 3), None]


def test_texts_that_went_out_are_there_oldest_first_and_not_the_one_that_is_checked(
    tray: Tray, triage: Triage, contexts: CheckContextBuilder
) -> None:
    to_ana = triage.begin_draft(NewDraft(ANA, "thanks", "email", "Dear Ana"))
    to_bo = triage.begin_draft(NewDraft(BO, "pitch", "email", "Dear Bo"))
    triage.begin_draft(NewDraft(CY, "pitch", "email", "Dear Cy"))
    triage.mark_sent(to_bo)
    triage.mark_sent(to_ana)
    assert {draft.id for draft in contexts.of(to(tray, BO)).sent} == {to_ana, to_bo}
    assert {draft.id for draft in contexts.of(tray.draft(to_ana)).sent} == {to_bo, TO_BO}


def test_the_note_of_an_invitation_of_mine_is_a_text_that_went_out_to_somebody_else(
    tray: Tray, contexts: CheckContextBuilder
) -> None:
    (note,) = contexts.of(to(tray, CY)).sent
    assert (note.text, note.purpose, note.person.id) == ("Hello Bo", "request", BO)
    assert contexts.of(to(tray, BO)).sent == ()


def test_a_request_that_became_an_invitation_is_one_text(
    tray: Tray, triage: Triage, contexts: CheckContextBuilder
) -> None:
    triage.send_reply(NewDraft(ANA, "request", "linkedin-note", "Hello Ana"))
    assert [draft.text for draft in contexts.of(to(tray, CY)).sent] == ["Hello Bo", "Hello Ana"]
    assert len(contexts.of(to(tray, CY)).requested_on) == 3


def test_what_was_sent_since_is_there_once_the_change_is_told(
    tray: Tray, triage: Triage, contexts: CheckContextBuilder
) -> None:
    assert contexts.of(to(tray, BO)).sent == ()
    contexts.update(triage.send_reply(NewDraft(ANA, "thanks", "email", "Dear Ana")).changed)
    assert [draft.text for draft in contexts.of(to(tray, BO)).sent] == ["Dear Ana"]


def test_a_new_name_of_who_was_written_to_is_known(tray: Tray, triage: Triage, contexts: CheckContextBuilder) -> None:
    contexts.update(triage.send_reply(NewDraft(ANA, "thanks", "email", "Dear Ana")).changed)
    assert [draft.person.name for draft in contexts.of(to(tray, BO)).sent] == ["Dr. ANA Park"]
    tray.commit([Set("people", ANA, "name", "Ana Lund")])
    contexts.update([ANA])
    assert [draft.person.name for draft in contexts.of(to(tray, BO)).sent] == ["Ana Lund"]


def test_a_decision_on_what_came_in_has_nothing_sent_gathered_again(
    tray: Tray, triage: Triage, contexts: CheckContextBuilder
) -> None:
    before = contexts.sent
    (received,) = [each.id for each in tray.invitations() if each.direction == "incoming"][:1]
    contexts.update(triage.ignore([received]).changed)
    assert contexts.sent is before


def test_the_others_are_everybody_but_the_person(tray: Tray, contexts: CheckContextBuilder) -> None:
    others = contexts.of(to(tray, ANA)).others
    assert others.first_names == {"bo", "cy"}
    assert others.companies == {"tindholm harbour", "fjord & co"}
    assert contexts.of(to(tray, CY)).others.companies == {"tindholm harbour"}


def test_a_first_name_that_two_have_is_still_that_of_another(tray: Tray, contexts: CheckContextBuilder) -> None:
    tray.commit([Add("people", RecordId(10), {"name": "Ana Moreau"})], by="import")
    assert "ana" in contexts.of(to(tray, ANA)).others.first_names


def test_names_companies_headlines_and_my_own_words_are_words(tray: Tray, contexts: CheckContextBuilder) -> None:
    words = contexts.of(to(tray, ANA)).others.words
    assert {"akesson", "tidal", "fjord", "edda", "lights", "skarvoy"} <= words


def test_a_draft_that_is_put_off_is_for_its_day_and_one_whose_day_has_come_for_now(
    tray: Tray, triage: Triage, contexts: CheckContextBuilder
) -> None:
    number = triage.begin_draft(NewDraft(ANA, "other", "email", "Dear Ana"))
    triage.put_off_drafts([number], TODAY + timedelta(days=5))
    assert contexts.of(tray.draft(number)).due == TODAY + timedelta(days=5)
    triage.put_off_drafts([number], None)
    assert contexts.of(tray.draft(number)).due is None


def test_the_tag_muted_and_the_day_of_my_own_profile_are_told(
    tray: Tray, triage: Triage, contexts: CheckContextBuilder
) -> None:
    def told(context: CheckContext) -> tuple[bool, date | None]:
        return context.muted, context.profile_checked

    assert told(contexts.of(to(tray, ANA))) == (False, None)
    triage.tag([ANA], add=["muted"])
    check_profile(tray)
    assert told(contexts.of(to(tray, ANA))) == (True, TODAY)


def test_my_own_words_are_read_folded_and_notes_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    assert own_words(path) == frozenset()
    path.write_text("# harbours\nTórshavn\nrebreather\n\n", encoding="utf-8")
    assert own_words(path) == {"torshavn", "rebreather"}


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_words_that_cannot_be_read_are_refused_by_the_file_s_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "words.txt"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(OwnWordsError, match=r"words\.txt"):
        own_words(path)


def test_a_tag_tells_the_language_else_what_they_wrote(tray: Tray, triage: Triage) -> None:
    german = "Ich habe Ihren Vortrag über die Gezeiten gehört und würde mich freuen, mit Ihnen in Kontakt zu bleiben."
    arrived = {"person": ANA, "direction": "incoming", "channel": "linkedin", "message": german}
    assert language_for(tray.person(ANA), tray.invitations_of(ANA)) is None
    tray.commit([Add("invitations", RecordId(71), arrived)], by="import")
    assert language_for(tray.person(ANA), tray.invitations_of(ANA)) == "de"
    triage.tag([ANA], add=["lang.fr"])
    assert language_for(tray.person(ANA), tray.invitations_of(ANA)) == "fr"


def test_ten_thousand_people_are_gathered_without_taking_every_name_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    from store.writing import other_people

    taken_apart: list[str] = []
    monkeypatch.setattr(other_people, "first_name", lambda name: taken_apart.append(name))
    people = [Person(RecordId(number), f"Ana Park {number}", headline="Tidal power") for number in range(1, 10_001)]
    everybody = other_people.everybody([*people, Person(RecordId(20_000), "Dr. Bo Lind")], ME, frozenset())
    assert everybody.first_names["ana"] == 10_000
    assert taken_apart == ["Dr. Bo Lind"]
