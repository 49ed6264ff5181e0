"""Short and courteous messages: whatever the model makes of so few words, nobody is turned away for them."""

from typing import Final

import pytest

from store.judging.policies import shipped_policies
from store.judging.verdict import judge
from store.meaning import reader
from store.meaning.features import Features
from store.meaning.model import Estimate, Weights
from store.meaning.reader import read, read_with
from store.meaning.subjects import SUBJECTS, Subject
from store.phrases.words import words_in
from tests.store.judging.invented_invitations import NO_RECORDS, case

BAD_NEWS: Final[tuple[Subject, ...]] = ("salesy", "favour", "widening", "rude")
COURTEOUS: Final[dict[str, list[str]]] = {
    "en": [
        "Hi!",
        "Nice to meet you.",
        "Congratulations on your new role!",
        "Thank you for connecting.",
        "I would be glad to connect with you.",
        "Best wishes from Bergen.",
        "Hope you are well.",
        "I enjoyed your talk yesterday, thank you.",
        "Looking forward to staying in touch.",
        "It was a pleasure meeting you in Graz.",
        "Your paper on tides was a delight.",
        "We sat next to each other on the train.",
    ],
    "de": [
        "Schöne Grüße aus Graz.",
        "Danke für das nette Gespräch gestern.",
        "Ich freue mich auf den Austausch mit Ihnen.",
        "Glückwunsch zur neuen Stelle!",
        "Schön, Sie kennengelernt zu haben.",
        "Alles Gute für die neue Aufgabe.",
        "Ihr Vortrag hat mir sehr gefallen.",
        "Guten Morgen, ich würde mich freuen, Sie hier zu haben.",
        "Vielen Dank für Ihre Hilfe beim Umzug.",
    ],
    "fr": [
        "Merci pour la conversation d'hier.",
        "Ravi de vous avoir rencontré à Lyon.",
        "Félicitations pour votre nouveau poste !",
        "Bien cordialement, et bonne semaine.",
        "Au plaisir d'échanger avec vous.",
        "Votre exposé m'a beaucoup plu.",
        "Je vous souhaite une belle journée.",
        "Merci d'avance et bien à vous.",
    ],
    "es": [
        "Gracias por la charla de ayer.",
        "Un placer haberle conocido en Bilbao.",
        "¡Enhorabuena por su nuevo puesto!",
        "Espero que esté muy bien.",
        "Me encantó su conferencia, gracias.",
        "Saludos cordiales desde Vigo.",
        "Sería un gusto estar en contacto.",
        "Le deseo una buena semana.",
    ],
    "it": [
        "Grazie per la bella chiacchierata di ieri.",
        "È stato un piacere conoscerla a Genova.",
        "Complimenti per il nuovo incarico!",
        "Un cordiale saluto da Trieste.",
        "Mi è piaciuto molto il suo intervento.",
        "Sarei felice di restare in contatto.",
        "Le auguro una buona giornata.",
        "Buongiorno, spero che stia bene.",
    ],
    "pt": [
        "Obrigado pela conversa de ontem.",
        "Foi um prazer conhecê-la no Porto.",
        "Parabéns pelo novo cargo!",
        "Cumprimentos de Aveiro.",
        "Gostei muito da sua palestra.",
        "Seria um gosto manter o contacto.",
        "Desejo-lhe uma boa semana.",
        "Espero que esteja bem.",
    ],
    "nl": [
        "Bedankt voor het leuke gesprek gisteren.",
        "Leuk u ontmoet te hebben in Delft.",
        "Gefeliciteerd met uw nieuwe baan!",
        "Hartelijke groeten uit Utrecht.",
        "Uw lezing vond ik erg mooi.",
        "Fijn om contact te houden.",
        "Ik wens u een prettige dag.",
        "Hopelijk gaat alles goed met u.",
    ],
}
TEXTS: Final = [text for texts in COURTEOUS.values() for text in texts]
each_text = pytest.mark.parametrize("text", TEXTS)
SHORT: Final = "The tide comes in at noon, and the kettle is on."
LONG: Final = f"{SHORT} Our street is quiet, the herons are back on the canal, and all of us are well."
WORDED: Final[dict[Subject, str]] = {
    "salesy": "Our services cut your costs, book a demo!",
    "favour": "Could you refer me for the opening?",
    "widening": "I am only widening my network.",
    "rude": "How dare you ignore me!",
}


def test_there_are_sixty_of_them_in_seven_languages_and_none_is_long() -> None:
    assert (len(TEXTS) >= 60, len(COURTEOUS)) == (True, 7)
    assert all(1 <= len(words_in(text)) <= 12 for text in TEXTS)


@each_text
def test_nothing_courteous_is_surely_bad_news(text: str) -> None:
    assert [subject for subject in BAD_NEWS if read(text).is_sure(subject)] == []


def test_hardly_any_of_them_is_even_suspected() -> None:
    assert len([text for text in TEXTS if any(read(text).says(subject) for subject in BAD_NEWS)]) <= 2


@pytest.mark.parametrize("policy", sorted(shipped_policies()))
@each_text
def test_nobody_courteous_is_turned_away_for_what_they_wrote(text: str, policy: str) -> None:
    for said in ({"known": "no"}, {"known": "no", "reviewed": "yes"}):
        given = judge(case({**said, "message": text}), NO_RECORDS, shipped_policies()[policy])
        assert {finding.rule for finding in given.findings}.isdisjoint({"R19", "R20", "R23"})


@pytest.mark.parametrize("subject", BAD_NEWS)
def test_the_model_alone_is_sure_of_bad_news_in_a_long_text_only(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_too_sure(features: Features, weights: Weights) -> dict[Subject, Estimate]:
        return {
            each: Estimate(0.99 if each == subject else 0.0, each == subject, each == subject, ()) for each in SUBJECTS
        }

    monkeypatch.setattr(reader, "estimates", all_too_sure)
    weights = Weights({}, {})
    short, long = (read_with(weights, text) for text in (SHORT, LONG))
    assert (short.says(subject), short.is_sure(subject)) == (True, False)
    assert long.is_sure(subject)


@pytest.mark.parametrize("subject", BAD_NEWS)
def test_a_phrase_says_bad_news_in_however_few_words(subject: Subject) -> None:
    told = read(WORDED[subject])
    assert told.is_sure(subject)
    assert told.is_worded(subject)
