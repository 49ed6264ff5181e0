"""Texts that are not one's own."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.contexts import context, marked, remarks


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to join your LinkedIn network.",
        "I'd like to add you to my professional network.",
        "Ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
        "J'aimerais vous ajouter à mon réseau professionnel sur LinkedIn.",
        "Me gustaría añadirte a mi red profesional en LinkedIn.",
        "Vorrei aggiungerti alla mia rete professionale su LinkedIn.",
        "Gostaria de adicioná-lo à minha rede profissional no LinkedIn.",
        "Ik wil je graag toevoegen aan mijn professionele netwerk op LinkedIn.",
        "Jag skulle vilja lägga till dig i mitt professionella nätverk på LinkedIn.",
        "Jeg vil gerne føje dig til mit professionelle netværk på LinkedIn.",
        "Haluaisin lisätä sinut ammatilliseen verkostooni LinkedInissä.",
        "Chciałbym dodać Cię do mojej sieci zawodowej w serwisie LinkedIn.",
        "Я хотел бы добавить вас в свою профессиональную сеть на LinkedIn.",
        "Sizi LinkedIn'deki profesyonel ağıma eklemek istiyorum.",
        "我希望在 LinkedIn 上将您加为联系人。",
        "LinkedInであなたを私のプロフェッショナルネットワークに追加したいと思います。",
    ],
)
def test_the_platform_s_text_is_caught_in_many_languages(text: str) -> None:
    assert [remark.check for remark in remarks("boilerplate", text)] == ["boilerplate"]


def test_a_name_put_into_the_platform_s_text_makes_it_nobody_s_own() -> None:
    assert remarks("boilerplate", "I would like to add you, Ana, to my professional network on LinkedIn.")


def test_greeting_thanks_and_signature_around_it_make_it_nobody_s_own_and_are_not_marked() -> None:
    text = "Hi Ana,\n\nI'd like to add you to my professional network.\n\nThanks, Bo"
    assert marked("boilerplate", text) == ["I'd like to add you to my professional network."]


@pytest.mark.parametrize(
    ("purpose", "text"),
    [
        ("follow-up", "Hi Ana, just following up on my last message. Best, Maren"),
        ("thanks", "Hi Ana. Thanks for connecting!"),
        ("congratulation", "Congrats on your work anniversary!"),
        (
            "pitch",
            "I came across your profile and thought it would be great to connect. Looking forward to your reply!",
        ),
        ("request", ""),
        ("request", "Hello Ana,\n\nBest wishes, Maren"),
    ],
)
def test_what_everybody_sends_and_what_says_nothing_is_caught(purpose: Purpose, text: str) -> None:
    assert remarks("boilerplate", text, context(purpose))


@pytest.mark.parametrize(
    ("purpose", "text"),
    [
        ("request", "Hi Ana, we met at the pilots' day in Linz. I'd like to connect."),
        (
            "request",
            "Hello Ana, your talk on buoys made me rethink our lamps. I'd like to connect with you on LinkedIn.",
        ),
        ("congratulation", "Congratulations on your new position, Ana! The pictures of the harbour are splendid."),
        ("thanks", "Thank you, Ana!"),
        ("pass", "Thank you, and all the best."),
        ("leave", "I'd like to connect."),
    ],
)
def test_one_s_own_words_and_a_polite_no_are_left_alone(purpose: Purpose, text: str) -> None:
    assert remarks("boilerplate", text, context(purpose)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ana, I hope all is well with you and your family.",
        "I saw your page and it seemed a good idea to be in contact. All the best, Bo.",
        "It would be a pleasure to be connected with a professional such as you.",
    ],
)
def test_a_courtesy_to_anybody_in_other_words_is_warned_of(text: str) -> None:
    assert [remark.level for remark in remarks("boilerplate", text)] == ["warn"]


def test_a_courtesy_is_enough_where_nothing_is_asked_for() -> None:
    text = "It would be a pleasure to be connected with a professional such as you."
    assert remarks("boilerplate", text, context("welcome")) == []
