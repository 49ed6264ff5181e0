"""What somebody wrote in a mail, without the mails that it answers or passes on."""

import re

_QUOTED = re.compile(
    r"^[ \t]*(?:>.*|-{2,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete|message d'origine|mensaje).*-{2,}.*"
    r"|_{10,}\s*|(?:on|am|le|el|il|em|op|den)\b.{0,200}(?:wrote|schrieb|écrit|escribió|scritto|escreveu|schreef|skrev).{0,80}:\s*)$",
    re.IGNORECASE | re.MULTILINE,
)
"""The first line of what is quoted."""


def own_words(text: str) -> str:
    """The text above the first line that quotes another mail; the whole, where it begins with what it quotes."""
    found = _QUOTED.search(text)
    above = text[: found.start()] if found else text
    return above if above.strip() else "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">"))
