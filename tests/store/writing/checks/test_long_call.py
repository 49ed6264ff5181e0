"""How much time a first thanks may ask for."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import context, pointed_at, speaks


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("Thank you, Ana. Could we have a 30-minute call?", "30-minute"),
        ("Thanks Ana! Do you have half an hour for me?", "half an hour"),
        ("Thanks Ana! Would an hour on Friday suit you?", "an hour"),
        ("Thanks Ana! Shall we talk for ten to fifteen minutes?", "fifteen minutes"),
        ("Thanks Ana! Let us take 15 to 20 min. next week.", "20 min"),
        ("Danke, Ana. Hättest du eine halbe Stunde Zeit?", "halbe Stunde"),
        ("Merci Ana. Auriez-vous une demi-heure pour un appel ?", "une demi-heure"),
        ("Gracias Ana. ¿Podríamos hablar media hora?", "media hora"),
        ("Grazie Ana. Potremmo parlare per mezz'ora al telefono?", "mezz'ora"),
        ("Obrigada Ana. Você teria 45 minutos para uma conversa?", "45 minutos"),
        ("Bedankt Ana. Heb je een half uur voor een gesprek?", "half uur"),
    ],
)
@pytest.mark.parametrize("purpose", ["thanks", "welcome"])
def test_more_than_ten_minutes_are_pointed_at(purpose: Purpose, text: str, stretch: str) -> None:
    assert stretch in pointed_at("long-call", text, context(purpose))


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, Ana. Would you have five to ten minutes for a call?",
        "Thank you for the 30 minutes on Monday, Ana. May I ask one thing more?",
        "I read for half an hour in your book last night, Ana. Who drew the maps?",
        "Thank you, Ana. I live an hour away from you; shall we speak by telephone?",
        "Danke, Ana. Hätten Sie zehn Minuten für ein Telefonat?",
    ],
)
def test_ten_minutes_and_what_took_long_are_left_alone(text: str) -> None:
    assert not speaks("long-call", text, context("thanks"))


def test_a_friend_may_be_asked_for_an_hour_in_another_letter() -> None:
    assert not speaks("long-call", "Ana, do you have an hour for me on Friday?", context("check-in"))
