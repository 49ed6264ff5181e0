"""The prompts before a text is begun: its purpose, its template and its channel."""

from collections.abc import Sequence

from store.records.model import Channel
from store.session.letter import Beginning
from store.writing.purposes import MEANINGS, PURPOSES, Purpose
from tui.prompts.picking import Choice, PickPrompt
from tui.render.channels import CHANNELS
from tui.render.letter import first_words
from tui.render.purposes import title_of

_WAYS: dict[Channel, str] = {
    "linkedin": "on LinkedIn",
    "linkedin-note": "with the invitation on LinkedIn, in very few words",
    "linkedin-message": "a message on LinkedIn, to somebody connected or who asks to be",
    "inmail": "a paid message on LinkedIn, to anybody",
    "email": "an email",
    "paper": "a letter to print and to post",
    "other": "another way",
}


def purpose_prompt(question: str, first: Purpose) -> PickPrompt[Purpose]:
    """Ask for the purpose of a text. `first`, the likeliest, comes first."""
    ordered = sorted(PURPOSES, key=lambda purpose: purpose != first)
    choices = [Choice(title_of(purpose), MEANINGS[purpose], purpose, name=purpose) for purpose in ordered]
    return PickPrompt(question, choices)


def beginning_prompt(question: str, beginnings: Sequence[Beginning]) -> PickPrompt[Beginning]:
    """Ask for the template of a text, or for none. The first words of each are shown."""
    return PickPrompt(question, [Choice(_name(each), _preview(each), each) for each in beginnings])


def channel_prompt(question: str, ways: Sequence[Channel]) -> PickPrompt[Channel]:
    """Ask for the channel of a text. The first is the one that reaches the person."""
    return PickPrompt(question, [Choice(CHANNELS[way], _WAYS[way], way, name=way) for way in ways])


def _name(beginning: Beginning) -> str:
    return beginning.template.name if beginning.template else "blank"


def _preview(beginning: Beginning) -> str:
    """Return the first words after the greeting, with the condition where the template does not fit."""
    if beginning.template is None:
        return "an empty sheet"
    words = first_words(beginning.letter.text or "")
    condition = beginning.template.when
    return words if beginning.fits or condition is None else f"(only if {condition.text}) {words}"
