"""People as LinkedIn's mails show them: a name, below it a headline, sometimes a place, and a link to the profile."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from store.reading.mail.lines import MailLine, same
from store.reading.mail.tokens import bare_link, invitation_number
from store.reading.profiles import profile_url

_MOST_WORDS = 6
"""How many words a name has at most."""
_LONGEST_PLACE = 8
_FEWEST_OF_SENTENCE = 3
"""In words."""
_LONGEST = 300
"""How many characters a name or a headline may have; longer lines are a text."""


class InviterCard(Struct, frozen=True):
    """One person; "" and None where an email says nothing."""

    name: str
    headline: str = ""
    location: str = ""
    url: str | None = None


def card_of(name: str, lines: Sequence[MailLine], *, is_spaced: bool) -> InviterCard | None:
    """Return what these lines show of the person with this name, but for the profile; None where
    they do not show the name on a line of its own.

    `is_spaced`: a headline is below its name with blank lines between, as in HTML, else directly below.
    """
    places = [number for number, line in enumerate(lines) if same(line.words, name)]
    if not places:
        return None
    below = [_below(lines[place + 1 :], is_spaced=is_spaced) for place in places]
    fullest = max(range(len(places)), key=lambda which: (bool(below[which]), -which))
    return _card(name, below[fullest], None)


def linked_profiles(name: str, lines: Sequence[MailLine]) -> set[str]:
    """Return every profile to which the lines of a page link on the name itself or on a label."""
    places = [line for line in lines if line.label == "profile" or same(line.words, name)]
    return {url for line in places for link in line.anchors if (url := profile_url(link))}


def labelled_profile(lines: Sequence[MailLine], *, is_below: bool) -> str | None:
    """Return the profile to which LinkedIn's own label links in a plain text; None where nothing tells.

    What somebody wrote may imitate labels. LinkedIn's stand together, the one for an answer among them: below all that
    was written, or above it (`is_below`).
    """
    blocks = [block for block in _label_blocks(lines) if any(line.label == "below" for line in block)]
    if not blocks:
        return None
    block = blocks[0] if is_below else blocks[-1]
    labels = [line for line in block if line.label == "profile"]
    return _first_url((labels[0] if is_below else labels[-1]).links) if labels else None


def last_labelled_profile(lines: Sequence[MailLine]) -> str | None:
    """Return the profile to which the very last label links: a letter, which may imitate labels, is above those for an
    answer to it.
    """
    blocks = _label_blocks(lines)
    is_last = bool(blocks) and blocks[-1][-1].label == "profile" and any(line.label == "below" for line in blocks[-1])
    return _first_url(blocks[-1][-1].links) if is_last else None


def _label_blocks(lines: Sequence[MailLine]) -> list[list[MailLine]]:
    """Return the labels with links that follow each other with nothing but blank lines and links between them."""
    blocks: list[list[MailLine]] = [[]]
    for line in lines:
        if line.label in ("profile", "below") and line.links:
            blocks[-1].append(line)
        elif line.words and blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def named_cards(lines: Sequence[MailLine], *, is_page: bool) -> list[InviterCard]:
    """Return everybody whom these lines show with a link to the profile: below the name, alone or on a label, in a page
    on the name itself.
    """
    linked = []
    labelled = []
    for number, line in enumerate(lines):
        if is_page and not line.label and 0 < len(line.words) <= _LONGEST and any(map(_is_profile, line.anchors)):
            below = _below(lines[number + 1 :], is_spaced=True)
            linked.append(_card(line.words, below, _first_url(line.anchors)))
        elif _leads_to_profile(line) and (block := _block_above(lines, number)):
            labelled.append(_card(block[0], block[1:], _first_url(line.links)))
    return linked or labelled


def name_above_labels(lines: Sequence[MailLine]) -> str:
    """Return the name that links to a profile in a page, else the one at the head of the lines right above the first
    label with a link; "" where there is none.
    """
    linked = (line.words for line in lines if not line.label and any(map(_is_profile, line.anchors)))
    if name := next(filter(None, linked), ""):
        return name
    label = next((number for number, line in enumerate(lines) if line.label in ("profile", "below") and line.links), 0)
    block = _block_above(lines, label)
    return block[0] if block and len(block[0].split()) <= _MOST_WORDS and block[0][-1] not in ".,!?:" else ""


def numbered_cards(lines: Sequence[MailLine]) -> list[tuple[InviterCard, str]]:
    """Return everybody whom these lines show with links, each with LinkedIn's number of the invitation that a link
    accepts.

    A name begins somebody: a line of its own, or one that links to a profile. The links down to the next are theirs,
    and so is a line between them, unless a link to a profile is right below that.
    """
    blocks: list[tuple[list[str], list[str]]] = []
    """The lines and the links of each."""
    is_within = is_answered = False
    for number, line in enumerate(lines):
        is_name = bool(line.words) and not line.label and (not line.links or any(map(_is_profile, line.links)))
        is_linked = bool(line.links) or _links_alone(lines[number + 1 : number + 2])
        is_begun = bool(blocks) and len(blocks[-1][0]) == 1 and bool(blocks[-1][1])
        is_headline = is_begun and not is_answered and not is_linked
        if is_name and _may_be_name(line.words) and not is_within and not is_headline:
            blocks.append(([], []))
            is_answered = False
        if blocks and is_name:
            blocks[-1][0].append(line.words)
        if blocks and (line.words or not is_answered):  # below an answer, a link alone is on the next one's picture
            blocks[-1][1].extend(line.links)
        is_answered = is_answered or bool(line.label and line.links)
        is_blank = not line.words and not line.links
        is_within = bool(blocks) and (is_name or (is_within and is_blank and not blocks[-1][1]))
    found = ((_card(said[0], said[1:], only(map(profile_url, links))), links) for said, links in blocks)
    numbered = ((card, next(filter(None, map(invitation_number, links)), ""), links) for card, links in found)
    return [(card, number) for card, number, links in numbered if number or any(map(_is_profile, links))]


def _card(name: str, below: Sequence[str], url: str | None) -> InviterCard:
    """Return the card of a name with these lines below it."""
    return InviterCard(name, below[0] if below else "", below[1] if len(below) > 1 else "", url)


def _below(lines: Sequence[MailLine], *, is_spaced: bool) -> list[str]:
    """Return the lines of somebody's own that follow a name: at most a headline and a place."""
    found: list[str] = []
    for line in lines:
        if not line.words and not line.links:
            if is_spaced:
                continue
            break
        if not line.is_own or len(line.words) > _LONGEST or len(found) == 2 or (found and _is_sentence(line.words)):
            break
        found.append(line.words)
    return found


def _is_sentence(words: str) -> bool:
    """Return whether a line is a sentence, and so no place, which may end in a full stop too: `Washington, D.C.`"""
    count = len(words.split())
    return count > _LONGEST_PLACE or (words[-1] in ".!?…" and count > _FEWEST_OF_SENTENCE)


def _block_above(lines: Sequence[MailLine], number: int) -> list[str]:
    """Return the lines of somebody's own that are together above a line: name first. Blank lines may part them from
    it.
    """
    end = number
    while end and not lines[end - 1].words and not lines[end - 1].links:
        end -= 1
    start = end
    while start and _is_of_card(lines[start - 1]):
        start -= 1
    return [line.words for line in lines[start:end]]


def _may_be_name(words: str) -> bool:
    """Return whether a line may be a name: no greeting, and no heading that counts how many there are."""
    return len(words) <= _LONGEST and words[-1] not in ",!?:" and not any(map(str.isdigit, words))


def _is_of_card(line: MailLine) -> bool:
    """Return whether a line may be a name or a headline, in which somebody may have put a link."""
    return bool(line.words) and not line.label and len(line.words) <= _LONGEST


def _first_url(links: Sequence[str]) -> str | None:
    """Return the first link to a profile, in its canonical form."""
    return next((url for link in links if (url := profile_url(link))), None)


def _links_alone(lines: Sequence[MailLine]) -> bool:
    """Return whether there is a line, and it is nothing but a link to a profile."""
    return any(not line.words and any(map(_is_profile, line.links)) for line in lines)


def _leads_to_profile(line: MailLine) -> bool:
    """Return whether a line is LinkedIn's label of a profile with a link, or a link to one alone."""
    return bool(line.links) and (line.label == "profile" or _links_alone([line]))


def only(found: Iterable[str | None]) -> str | None:
    """Return the one profile or number among these; None where there are several, one of which a stranger may have
    written: a headline may link to anybody.
    """
    told = set(filter(None, found))
    return told.pop() if len(told) == 1 else None


def _is_profile(link: str) -> bool:
    """Return whether a link is one to a profile, in the form with a slug or in the older one with a number."""
    return profile_url(link) is not None or (bare_link(link) != link and "/profile/view" in link)
