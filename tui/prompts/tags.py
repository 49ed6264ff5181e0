"""The prompt for tags."""

from collections.abc import Iterable

from store.text import clean
from store.tray.person_verbs import is_tag
from tui.prompts.typed import Reading, TypedPrompt

Tagging = tuple[list[str], list[str]]
"""The tags to put on and the tags to take off."""


def tags_prompt(question: str, known: Iterable[str]) -> TypedPrompt[Tagging]:
    """Ask for tags: words with spaces between them, a minus before each that is to be removed.

    `known` tags are offered as completions, except those that cannot be typed.
    """
    by_name = sorted(tag for tag in known if clean(tag) == tag)

    def read(text: str) -> Reading[Tagging]:
        words = text.split()
        if not words:
            return Reading(None, "tags to put on, as work or +work; a minus takes one off, as -work")
        parts = [(word[0], word[1:]) if word[0] in "+-" else ("", word) for word in words]
        if not all(is_tag(tag) for _, tag in parts):
            return Reading(None, "a tag is a word, with + or - before it")
        add = [tag for sign, tag in parts if sign != "-"]
        remove = [tag for sign, tag in parts if sign == "-"]
        before, sign, last = text[: len(text) - len(words[-1])], parts[-1][0], parts[-1][1]
        offers = [f"{before}{sign}{tag}" for tag in by_name if tag.startswith(last) and tag != last]
        told = [f"put on {', '.join(add)}" if add else "", f"take off {', '.join(remove)}" if remove else ""]
        return Reading((add, remove), "; ".join(filter(None, told)), offers)

    return TypedPrompt(question, read)
