"""Whether an email is proven to come from where it says, such as from LinkedIn.

The proof is what the receiving side wrote into Authentication-Results (RFC 8601): that the signature of exactly this
domain (DKIM), or its policy (DMARC), holds. A host writes above what is there, one header or one for each check. So
only the topmost headers count that one host wrote: those below may have come with the mail, and so has what says again
what a header above has said. ARC proves nothing, because anybody can seal a chain of their own.

A receiver that writes none proves nothing, and nothing tells its silence from a header that the sender wrote; that is
what `servers` in `[mail]` of config.toml is for.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from store.reading.addresses import ascii_address
from store.reading.mail.message import Mail

LINKEDIN = "linkedin.com"

_LONGEST = 10_000
"""How many characters of one header are looked at."""
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"|([;=])|([^\s;="]++)', re.DOTALL)
"""A quoted text, a mark, or a word."""
_METHODS = frozenset({"dkim", "dmarc", "spf", "arc", "auth", "iprev", "bimi", "dkim-adsp", "dkim-atps", "domainkeys"})
_SERVER = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")


class _Result(Struct, frozen=True):
    """What one check found: `dkim`, `pass`, and what it says of whom: `header.d` and `linkedin.com`."""

    method: str
    outcome: str
    properties: tuple[tuple[str, str], ...]

    def says(self, *names: str) -> list[str]:
        """Return the values of the properties of these names, in their order."""
        return [value for name, value in self.properties if name in names]


def is_proven(mail: Mail, servers: Collection[str] = ()) -> bool:
    """Return whether the receiver found the mail to be of exactly the domain that it says it is from. `servers` are the
    names by which the receivers go that are believed, in lower case; of none given, whoever wrote last is.
    """
    domain = domain_of(mail.sender.address)
    results = list(_results(mail.authentication, servers))
    if not domain or any(result.method == "dmarc" and result.outcome == "fail" for result in results):
        return False
    return any(_proves(result, domain) for result in results)


def domain_of(address: str) -> str:
    """Return the domain of an address as servers write it, in ASCII and lower case; "" where it has none."""
    return ascii_address(address).rpartition("@")[2].casefold()


def _proves(result: _Result, domain: str) -> bool:
    """Return whether one result, `dkim=pass header.d=linkedin.com`, is a proof of this domain."""
    if result.outcome != "pass":
        return False
    if result.method == "dkim":
        signers = [signer.rstrip(".") for signer in result.says("header.d")]
        agents = [agent.rpartition("@")[2].rstrip(".") for agent in result.says("header.i")]
        return {*(signers or agents)} == {domain} and all(f".{agent}".endswith(f".{domain}") for agent in agents)
    return result.method == "dmarc" and [name.rstrip(".") for name in result.says("header.from")] == [domain]


def _results(headers: Iterable[str], servers: Collection[str]) -> Iterator[_Result]:
    """Yield the results in the topmost headers that one server wrote. Of what several say of one method the first
    counts, and no policy holds by a header below one that found no signature.
    """
    writer: str | None = None
    told: set[str] = set()
    for header in headers:
        server, results = _parsed(header[:_LONGEST].casefold())
        named = _without_check(server, results)
        if writer is not None and (not named or named != writer):
            return
        if servers and server not in servers:
            return
        writer = named
        yield from (result for result in results if result.method not in told)
        told |= {result.method for result in results}
        signatures = {result.outcome for result in results if result.method == "dkim"}
        if signatures and "pass" not in signatures:
            told.add("dmarc")


def _without_check(server: str, results: Iterable[_Result]) -> str:
    """Return the name of a server without the check that it is named for: `*.mail.example` for `dkim.mail.example`
    that tells of DKIM alone.

    Any other name stands for itself, `mx2.mail.example` beside `mx1.mail.example`, too: a host takes headers with its
    own name out of what arrives, and not those with the name of a neighbour.
    """
    first, _, parent = server.partition(".")
    check = first.partition("-")[0]
    is_of_check = "." in parent and {result.method for result in results} == {check}
    return f"*.{parent}" if is_of_check else server


def _parsed(header: str) -> tuple[str, list[_Result]]:
    """Return the name of the server, "" where it tells none, and the results. What is in comments counts for nothing:
    it may be anybody's words.
    """
    named, results = "", []
    for number, segment in enumerate(_segments(header)):
        if number == 0 and segment and (found := _SERVER.fullmatch(segment[0])) and segment[1:2] != ["="]:
            named = found[0]
        if result := _result(segment):
            results.append(result)
    return named, results


def _result(segment: list[str]) -> _Result | None:
    """Return the result in the words between two semicolons; None where there is none, or more than one."""
    pairs = [
        (segment[place - 1].partition("/")[0], segment[place + 1])
        for place, word in enumerate(segment[1:-1], 1)
        if word == "="
    ]
    found = [(name, value) for name, value in pairs if name in _METHODS]
    if len(found) != 1:
        return None
    return _Result(*found[0], tuple(pair for pair in pairs if pair[0] not in _METHODS))


def _segments(header: str) -> Iterator[list[str]]:
    """Yield the words between the semicolons, those around a dot or a slash joined."""
    segment: list[str] = []
    for quoted, mark, word in _TOKEN.findall(_without_comments(header)):
        if mark == ";":
            yield segment
            segment = []
        elif mark or not word:
            segment.append(mark or re.sub(r"\\(.)", r"\1", quoted))
        elif segment and (word.startswith((".", "/")) or segment[-1].endswith((".", "/"))):
            segment[-1] += word
        else:
            segment.append(word)
    yield segment


def _without_comments(header: str) -> str:
    """Return the header with a blank in the place of each comment; brackets in quotes begin none, and nothing is left
    of a quote that does not end.
    """
    kept: list[str] = []
    depth = quote = 0
    is_quoted = False
    characters = iter(header)
    for character in characters:
        said = character + (next(characters, "") if character == "\\" and (depth or is_quoted) else "")
        if depth or (said in "()" and not is_quoted):
            depth = max(depth + {"(": 1, ")": -1}.get(said, 0), 0)
            kept.append(" ")
            continue
        if said == '"':
            is_quoted = not is_quoted
            quote = len(kept)
        kept.append(said)
    return "".join(kept[:quote] if is_quoted else kept)
