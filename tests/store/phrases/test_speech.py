"""The language of a text."""

import pytest

from store.phrases.speech import negations_of, speech_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello Ana, how are you?", "en"),
        ("Hallo Ana, wie geht es dir und den Booten?", "de"),
        ("Bonjour Ana, comment allez-vous et que devient votre bateau ?", "fr"),
        ("Hola Ana, ¿cómo está el barco de tu hermana?", "es"),
        ("Ciao Ana, come sta la barca di tuo fratello?", "it"),
        ("Olá Ana, como está o barco do seu irmão?", "pt"),
        ("Dag Ana, hoe gaat het met je boot en met de hond?", "nl"),
        ("Hej Ana, hur mår du och din båt?", None),
        ("Cześć Ana, jak się masz?", None),
        ("先日の講演、とても勉強になりました。", None),
        ("Ana", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_common_words(text: str, language: str | None) -> None:
    speech = speech_of(text)
    assert (speech.language if speech else None) == language


def test_a_language_that_is_not_read_has_no_negations() -> None:
    assert "nicht" in negations_of("de")
    assert negations_of("sv") == negations_of("any") == frozenset()
