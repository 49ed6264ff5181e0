"""Saying why, and something personal."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import context, speaks

TO_ANYBODY = [
    "Hello Ana, I would like to connect with you. Have a nice day!",
    "Hi Ana, I came across your profile and found it very interesting. Let's connect!",
    "Dear Ana, I am always happy to meet new people in the industry. Would you like to connect?",
    "Hi Ana, I think we could benefit from each other's experience. Looking forward to it.",
    "Hello Ana, I'd be honoured to have such an accomplished professional in my network.",
    "Hi Ana, hope this finds you well. I'm reaching out to connect and explore possible synergies.",
    "Hi Ana, I'm a product designer in Hull and always open to new connections.",
    "Hallo Frau Park, Ihr Profil finde ich sehr interessant, ich würde mich gerne mit Ihnen vernetzen.",
    "Bonjour Ana, votre profil m'intéresse beaucoup et je souhaite vous ajouter à mes contacts.",
    "Hola Ana, tu perfil me parece muy interesante y me gustaría conectar contigo.",
    "Ciao Ana, il tuo profilo è molto interessante e vorrei collegarmi con te.",
    "Olá Ana, seu perfil é muito interessante e gostaria de fazer parte da sua rede.",
    "Hallo Ana, je profiel is erg interessant en ik wil je graag toevoegen aan mijn netwerk.",
]
TO_HER = [
    "Hi Ana, I saw that you work at Tidewell. I'm interested in how the marketing there is done, for my job search.",
    "Hello Ana, your book on knots lives in my rucksack. Thank you for the chapter on wet rope.",
    "Dear Ana, Ben Okoro suggested that I write to you: we are both after the same drowned village.",
    "Hi Ana, loved the keynote on tides in Oslo, still thinking about the salt marsh example. Coffee?",
    "Hello Ana, another mooring engineer here, and a lonely one. What do you read to keep up?",
    "Hi Ana, we are in the same evening class on welding. May I ask how your gate came out?",
    "Dear Ana, we work in the same industry, I on the quay, you at a desk. Shall we compare notes on the new rules?",
    "Hallo Frau Park, Ihr Aufsatz über Ketten hat mir sehr geholfen. Darf ich dazu etwas fragen?",
    "Bonjour Ana, nous étions dans la même équipe de rameurs à Lyon. Que devenez-vous ?",
    "Hej Ana, jag vill gärna ha kontakt med dig.",
    "",
    "👋",
]


@pytest.mark.parametrize("check", ["no-reason", "nothing-personal"])
@pytest.mark.parametrize("text", TO_ANYBODY)
def test_a_request_that_could_go_to_anybody_gives_no_reason(check: str, text: str) -> None:
    assert speaks(check, text, context("request"))


@pytest.mark.parametrize("check", ["no-reason", "nothing-personal"])
@pytest.mark.parametrize("text", TO_HER)
def test_a_request_that_was_written_for_one_person_is_left_alone(check: str, text: str) -> None:
    assert not speaks(check, text, context("request"))


@pytest.mark.parametrize("purpose", ["pass", "thanks", "welcome", "ask-why", "leave", "congratulation", "check-in"])
def test_only_who_asks_for_something_has_to_give_a_reason(purpose: Purpose) -> None:
    assert not speaks("no-reason", TO_ANYBODY[0], context(purpose))
    assert not speaks("nothing-personal", TO_ANYBODY[0], context(purpose))


def test_whom_i_know_needs_no_reason_but_a_line_of_their_own() -> None:
    friend = context("request", known="yes", how="friend")
    assert not speaks("no-reason", "Hi Ana, shall we connect here too?", friend)
    assert speaks("nothing-personal", "Hi Ana, shall we connect here too?", friend)
    assert not speaks("nothing-personal", "Hi Ana, you here! How are the goats?", friend)


def test_among_colleagues_the_shared_work_is_reason_enough() -> None:
    at_work = context("request", relation="colleague", known="yes")
    assert not speaks("no-reason", "Hi Ana, we are both on the lock gate project, so hello here too.", at_work)
    assert speaks("no-reason", "Hi Ana, please accept my invitation. Thank you.", at_work)


def test_a_referral_has_to_say_what_it_is_for() -> None:
    to_friend = context("referral", known="yes")
    assert speaks("no-reason", "Hi Ana, could you introduce me to Lars Ekman? Thank you very much.", to_friend)
    with_reason = (
        "Hi Ana, could you introduce me to Lars Ekman? His dredging permit took a week, ours has taken a year."
    )
    assert not speaks("no-reason", with_reason, to_friend)


def test_a_pitch_that_tells_only_its_idea_has_nothing_personal() -> None:
    idea = "Cooks, glaziers and sign painters: one hall, one day, no speeches. I ask several people who would come."
    assert speaks("nothing-personal", f"Hello, {idea}", context("pitch"))
    theirs = f"Hello Ana, your talk on lamps at the harbour day made me think of you for this. {idea}"
    assert not speaks("nothing-personal", theirs, context("pitch"))
