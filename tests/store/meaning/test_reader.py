"""What a text says, how sure that is, and on which words it rests."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meaning import reader
from store.meaning.boilerplate import bare, default_texts
from store.meaning.features import Features, features_of
from store.meaning.reader import read
from store.phrases import search
from store.phrases.search import find, find_in_any
from store.phrases.words import Word, plain, words_in
from tests.store.judging.invented_invitations import DEFAULT_TEXT, NOTE, NOTE_WITH_REASON
from tests.store.judging.reading.figures import facts_of
from tests.store.judging.reading.message_list import messages

DEFAULTS = [
    DEFAULT_TEXT,
    "I'd like to join your LinkedIn network.",
    "Hi Ana, I’d like to add you to my professional network on LinkedIn.  - Bo Marsh",
    "Dear Ana,  I'd like to connect with you on LinkedIn.  Best regards, Bo Marsh",
    "I'D LIKE TO ADD YOU TO MY PROFESSIONAL NETWORK!!!",
    "Since you are a person I trust, I wanted to invite you to join my network on LinkedIn.",
    "Hello Ana, I came across your profile and would love to connect. Thanks!",
    "Sehr geehrte Frau Park, ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
    "Bonjour, j'aimerais vous ajouter à mon réseau professionnel sur LinkedIn. Cordialement",
    "Hola Ana, me gustaría añadirte a mi red profesional en LinkedIn.",
    "Ciao, vorrei aggiungerti alla mia rete professionale su LinkedIn.",
    "Gostaria de adicioná-lo(a) à minha rede profissional no LinkedIn.",
    "Приглашаю Вас присоединиться к моей сети контактов на LinkedIn",
    "我想在领英上加您为好友。",
    "LinkedInでつながりになっていただけませんか。",
    "أود إضافتك إلى شبكتي المهنية على LinkedIn.",
    "Hello!",
    "Hi Ana,",
    "🙂",
]
NOTES = [
    NOTE,
    NOTE_WITH_REASON,
    "I'd like to add you to my professional network on LinkedIn. We met at the tidal energy day in Porto.",
    "I'd like to connect with you on LinkedIn about your paper on cable wear.",
    "Danke für den schönen Abend in Graz!",
    "先日の講演、とても勉強になりました。",
]


@pytest.mark.parametrize("message", DEFAULTS)
def test_a_text_of_the_platform_is_recognised_whoever_it_greets(message: str) -> None:
    assert read(message).is_default


@pytest.mark.parametrize("message", NOTES)
def test_a_note_that_somebody_wrote_is_no_default_text(message: str) -> None:
    assert not read(message).is_default


@pytest.mark.parametrize("message", ["", "   ", "\u200b\ufeff", "\u2028"])
def test_what_cannot_be_seen_is_no_message(message: str) -> None:
    told = read(message)
    assert told.is_blank
    assert not told.is_default


def test_messages_that_differ_in_greeting_and_signature_say_the_same() -> None:
    assert bare("Hi Ana, shall we talk about tides?  Best, Bo") == bare(
        "Dear Dr. Okoro: Shall we talk about tides? Regards"
    )


def test_a_greeting_that_goes_on_is_part_of_what_is_said() -> None:
    assert bare("Hello from the whole turbine crew in Bergen") == "from the whole turbine crew in bergen"


@pytest.mark.parametrize("text", sorted(default_texts()))
def test_every_default_text_is_recognised(text: str) -> None:
    assert read(text).is_default


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("Hi John, I saw that you work at Tidewell and wonder about its research.", "saw that you"),
        ("Hi Mary, we met at last month's networking happy hour.", "we met"),
        ("Hello, your keynote in Oslo was a joy.", "your keynote"),
        ("I loved your fine short talk.", "your fine short talk"),
        ("As a fellow Porto alumna I would like to say hello", "fellow porto alumna"),
        ("Ben Okoro suggested I write to you.", "suggested i"),
        ("I applied for the planner role you posted.", "applied for"),
        ("Hallo, Ihr Vortrag in Graz war großartig.", "ihr vortrag"),
        ("Bonjour, nous nous sommes rencontrés à Lyon.", "nous nous sommes rencontres"),
        ("Hola, nos conocimos en Bilbao.", "nos conocimos"),
        (NOTE, None),
        ("", None),
        ("I am expanding my network because I like people.", None),
    ],
)
def test_why_me_is_told_by_phrases(message: str, reason: str | None) -> None:
    told = read(message)
    assert told.says("reason") if reason else not told.is_sure("reason")
    assert reason is None or reason in [plain(message[start:end]) for start, end in told.spans("reason")]


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert not read("I like that you and we. Met nobody").is_sure("reason")


@pytest.mark.parametrize(
    "message",
    [
        "Hi, we help companies like yours get more leads.",
        "We help small energy companies save. Book a demo!",
        "Our services could boost your online sales, shall I call?",
        "Wir helfen Unternehmen bei der Neukundengewinnung.",
        "Nous aidons les entreprises à vendre.",
        "Ayudamos a empresas como la suya.",
    ],
)
def test_selling_is_told_by_phrases(message: str) -> None:
    assert read(message).is_sure("salesy")


@pytest.mark.parametrize(
    "message",
    [
        "We take a third off what you pay for power, and you only owe us if it works. Worth ten minutes?",
        "What if your bill fell by 20% without changing supplier? Ten minutes and you know.",
        "Praxen wie Ihre bekommen mit uns zehn neue Patienten im Monat. Neugierig?",
        "Ik open een beleggingsclub, vanaf 5000, 9% netto. Nog drie delen over.",
    ],
)
def test_selling_without_the_words_of_a_list_is_told_by_the_model(message: str) -> None:
    assert not find_in_any("salesy", message)
    told = read(message)
    assert told.says("salesy")
    assert told.spans("salesy")


@pytest.mark.parametrize(
    "message",
    ["Could you refer me for the opening?", "May I pick your brain?", "Könnten Sie meinen Lebenslauf weitergeben?"],
)
def test_asking_a_favour_is_told_by_phrases(message: str) -> None:
    assert read(message).is_sure("favour")


@pytest.mark.parametrize("message", [*NOTES, *DEFAULTS])
def test_an_honest_note_neither_sells_nor_asks_a_favour(message: str) -> None:
    told = read(message)
    assert not told.says("salesy")
    assert not told.says("favour")


@pytest.mark.parametrize(
    "message",
    [
        "I'd love to scale up my reach and link with as many people as possible.",
        "No particular reason, I accept everyone.",
        "Ich suche neue Kontakte in der Region, man kann nie genug Kontakte haben.",
        "LinkedIn m'a suggéré votre profil, et on n'a jamais trop de contacts.",
        "Busco contactos en el sector, sin motivo especial.",
        "Cerco contatti nel settore, nessun motivo particolare.",
        "Procuro contatos no setor, sem motivo especial.",
        "Ik zoek contacten in de sector, zonder speciale reden.",
    ],
)
def test_widening_is_told_by_phrases(message: str) -> None:
    assert find_in_any("widening", message)
    assert read(message).says("widening")


@pytest.mark.parametrize(
    ("subject", "message", "words"),
    [
        ("event", "Hello Bo, I attended your session on mud and took notes.", "i attended your"),
        ("event", "You spoke about locks at the harbour day.", "you spoke about locks at"),
        ("school", "Fellow Ghent alumna here, two years below you.", "fellow ghent alumna"),
        ("recruiting", "I'm the in-house recruiter of a shipyard in Emden.", "i'm the in-house recruiter"),
        ("applying", "I have just applied for the post in your team.", "have just applied"),
        ("studying", "I'm a third-year student of hydrology.", "i'm a third-year student"),
    ],
)
def test_what_somebody_is_to_the_reader_is_told_by_phrases(subject: str, message: str, words: str) -> None:
    found = [plain(message[hit.span[0] : hit.span[1]]) for hit in find(subject, message, "en")]
    assert words in found


@pytest.mark.parametrize(
    "message",
    [
        "This isn't a sales pitch, I promise. I only want to show you how firms like yours halve their premiums.",
        "I read your post about hiring. We have engineers on our bench who can start on Monday.",
        "We met at the fair in May. Could you pass my CV to your boss?",
        "Ich fand Ihren Vortrag toll. Unsere Software hätte Ihr Problem in Minuten gelöst, darf ich sie zeigen?",
        "J'ai lu votre article sur les digues. Nous vendons des pompes à moitié prix.",
        "Ik las je artikel over getijden. Ons bureau kan je klanten verdubbelen.",
        "I have a very good reason to write to you.",
    ],
)
def test_what_a_stranger_writes_to_be_let_in_gives_no_reason(message: str) -> None:
    reason = facts_of(message).known.get("reason")
    assert reason is None or reason.value == "no"


def test_a_tie_beside_a_favour_is_a_reason_that_is_only_likely_and_beside_a_sale_none() -> None:
    asked = facts_of("We sat at the same table at the Bergen fish auction dinner. Would you be willing to refer me?")
    assert asked.known["favour"].value == "yes"
    assert asked.likely["reason"].value == "yes"
    sold = facts_of("We met at the fair in Bergen. Our services cut your costs by half, book a demo with our team!")
    assert sold.known["salesy"].value == "yes"
    assert "reason" not in sold.known | sold.likely


@pytest.mark.parametrize(
    "then",
    [
        "Sign up at bit.ly/x9 and bring two friends, it will be fun!",
        "Are your engineers drowning in paperwork? There is a better way.",
        "My new course starts Monday, last seats, here is the link: wave-course.com",
        "Have a look at https://deep-pockets.example and tell me what you think.",
    ],
)
def test_a_reason_is_only_likely_beside_a_sentence_that_it_may_lead_up_to_or_a_link(then: str) -> None:
    reason = "Hello Mira, I read your paper on sediment drift in the estuary."
    assert facts_of(reason).known["reason"].value == "yes"
    assert "reason" not in facts_of(f"{reason} {then}").known


def test_what_a_phrase_says_in_passing_is_not_clear_enough_to_warn_of() -> None:
    tired = "Hi Jools, I'm leaving this site altogether, my eyes have had enough of it. The kettle knows you."
    assert read(tired).clear_spans("rude") == ()
    assert read("Stop bumping this up. How dare you bother me again, you people are shameless.").clear_spans("rude")


def test_what_one_sentence_of_a_long_letter_says_does_not_drown() -> None:
    calm = "The herons are back on the canal and the kettle is on, so all is well in our street this week. "
    told = read(calm * 20 + "Would 8 to 12 booked calls a month be of interest? I have one slot left. " + calm * 20)
    start, end = told.spans("salesy")[0]
    assert told.says("salesy")
    assert 20 * len(calm) <= start < end <= 21 * len(calm)


def test_of_the_longest_letter_too_only_what_was_changed_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = " ".join(f"In {year} we mapped the coast of the lake with two pilots and a boat." for year in range(280))
    assert len(letter) > 18_000
    read(letter)
    pieces, sentences = [], []

    def features_counted(text: str) -> Features:
        pieces.append(text)
        return features_of(text)

    def words_counted(text: str) -> tuple[Word, ...]:
        sentences.append(text)
        return words_in(text)

    monkeypatch.setattr(reader, "features_of", features_counted)
    monkeypatch.setattr(search, "words_in", words_counted)
    read(f"{letter} It leaks")
    assert len(pieces) == 1
    assert set(sentences) == {"It leaks"}


@pytest.mark.parametrize(
    "message",
    [
        "ホルムビク様、はじめまして。北の岬で灯台の保守をしております。冬の着氷対策を伺いたくご連絡しました。",
        "Здравствуйте, Марен! Третье приглашение, а ответа всё нет. Неужели так трудно нажать на кнопку?",
        "مرحبا مارين، أعمل على تجديد الفنارات في ميناء صغير. قرأت تقريرك عن الإشارات الصوتية.",
    ],
)
def test_a_message_in_a_script_that_is_not_read_is_suspected_of_nothing(message: str) -> None:
    assert read(message).signs == {}


@pytest.mark.slow
def test_a_place_is_one_in_the_text(rounds: Callable[[int, int], int]) -> None:
    for message in messages()[:: rounds(4, 1)]:
        told = read(message.text)
        for sign in told.signs.values():
            assert all(0 <= start < end <= len(message.text) for start, end in sign.spans)
            assert list(sign.spans) == sorted(sign.spans)


@given(st.text(max_size=400))
def test_any_text_can_be_read(message: str) -> None:
    told = read(message)
    assert told.bare == bare(message)
    assert not (told.is_blank and told.is_default)
