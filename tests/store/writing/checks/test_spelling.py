"""Slips of the fingers, in the language of the text."""

import pytest

from store.phrases.speech import language_of
from tests.store.writing.checks.contexts import context, marked, remarks

ENGLISH = "I would like to hear from you about the {}, and what you think of it."


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("oportunity", "opportunity"),
        ("collegue", "colleague"),
        ("seperate", "separate"),
        ("neccessary", "necessary"),
        ("wich", "which"),
    ],
)
def test_a_slip_is_marked_and_told_with_what_was_meant(slip: str, meant: str) -> None:
    (remark,) = remarks("spelling", ENGLISH.format(slip))
    assert remark.because.startswith(f"{slip}: did you mean ")
    assert marked("spelling", ENGLISH.format(slip)) == [slip]
    if slip != "wich":  # `which` and `winch` are both one letter away
        assert meant in remark.because


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.format("lighthouses and buoys"),
        ENGLISH.format("harbour programme at our centre, whilst we organise and analyse the behaviour of colleagues"),
        ENGLISH.format("onboarding webinar, the frontend, the rollout and the roadmap of the meetup"),
        ENGLISH.format("Skarvøy-Verein at https://oportunity.example, #collegue, x@seperate.example, API and v2beta"),
        "Wir würden Ihnen gerne über die Netzwerkpflege und das Leuchtturmwesen erzählen, wenn Sie mögen.",
        "Je voudrais vous parler de votre travail sur les phares, et je vous remercie pour votre réponse.",
        "Wij zijn blij met uw bericht en hebben het graag gelezen, het gaat over de vuurtorens van Skarvøy.",
    ],
)
def test_good_spelling_names_links_and_words_of_a_trade_are_left_alone(text: str) -> None:
    assert marked("spelling", text) == []


def test_other_languages_are_spelled_by_their_own_dictionary() -> None:
    assert marked("spelling", "Wir würden uns villeicht gerne mit Ihnen über die Bojen unterhalten.") == ["villeicht"]
    assert marked("spelling", "Je vous remercie pour votre réponce et je suis à vous dans la semaine.") == ["réponce"]


def test_words_of_the_tray_and_of_my_own_dictionary_are_right() -> None:
    text = ENGLISH.format("seperate")
    assert marked("spelling", text, context(words=frozenset({"seperate"}))) == []


@pytest.mark.parametrize("text", ["", "oportunity", "Szeretném megkérdezni, hogy van a világítótorony.", "Seperate?"])
def test_where_the_language_cannot_be_told_nothing_is_said(text: str) -> None:
    assert language_of(text) is None
    assert marked("spelling", text) == []
