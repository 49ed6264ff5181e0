"""A letter that speaks of nobody but its writer."""

from tests.store.writing.checks.letters import context, speaks

SELF = "Hello Ana, I am a painter. I won my first prize at ten, I sell my work in Rome and I love my studio. Connect?"


def test_a_letter_that_speaks_of_nobody_but_me_is_told_so() -> None:
    assert speaks("about-me", SELF, context("request"))
    assert not speaks("about-me", SELF, context("pass"))
    both = (
        "Hello Ana, I paint, and your quay is in three of my pictures. Would you like to see them before I show them?"
    )
    assert not speaks("about-me", both, context("request"))
