"""`naming-consent`: naming somebody to a third person before they said that they may be named."""

import re
from collections.abc import Iterable
from typing import Final

from store.text import folded
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import OUT_OF_THE_BLUE

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST: Final = 4
"""In words, the longest name that is looked for."""


@check(
    "naming-consent",
    "stop",
    about="The text names somebody who has not agreed to be named.",
    norms=("A03",),
    purposes=OUT_OF_THE_BLUE - {"referral"},
)
def naming_consent(text: str, context: CheckContext) -> Iterable[Fault]:
    """Only whole names of people in the tray are looked for: a first name alone may be anybody's."""
    words = list(_WORD.finditer(text))
    for place, first in enumerate(words):
        for last in words[place + 1 : place + _LONGEST]:
            name = folded(text[first.start() : last.end()])
            person = context.others.full_names.get(name)
            if person is not None and person not in context.may_name and person != context.person.id:
                because = f"{text[first.start() : last.end()]} has not said yet that you may name them"
                yield Fault(because, (first.start(), last.end()))
