"""Whether a mail is proven to come from where it says, such as from LinkedIn.

The proof is what the receiving side wrote into Authentication-Results (RFC 8601): that the signature of exactly this
domain (DKIM), or its policy (DMARC), holds. Each host that a mail passes writes above what is there, so only
the topmost of these headers is the receiver's; those below may have come with the mail. A receiver that writes none
proves nothing, and this cannot tell its silence from a header that the sender wrote: a mailbox whose provider checks no
signatures should not be believed either way.
"""

import re

from store.reading.addresses import ascii_address
from store.reading.mail.message import Mail

LINKEDIN = "linkedin.com"

_LONGEST = 10_000
_PROPERTY = re.compile(r"(?<![a-z0-9-])([a-z][a-z0-9-]*+)\s*+(?:/\s*+\d++\s*+)?=\s*+(\S++)")


def is_proven(mail: Mail) -> bool:
    """Whether the receiver found the mail to be of exactly the domain that it says it is from."""
    domain = domain_of(mail.sender.address)
    return bool(domain) and any(_proves(result, domain) for result in _results(mail.authentication[:_LONGEST]))


def domain_of(address: str) -> str:
    """The domain of an address as servers write it, in ASCII and lower case; "" where it has none."""
    return ascii_address(address).rpartition("@")[2].casefold()


def _proves(result: str, domain: str) -> bool:
    """Whether one result, `dkim=pass header.d=linkedin.com`, is a proof of this domain."""
    properties = _PROPERTY.findall(re.sub(r"\b(header|smtp|policy|body)\s*\.\s*", r"\1-", result))
    if not properties:
        return False
    method, outcome = properties[0]
    if outcome != "pass":
        return False
    if method == "dkim":
        signers = [value for name, value in properties[1:] if name in ("header-d", "header-i")]
        return bool(signers) and all(signer.rpartition("@")[2] == domain for signer in signers)
    return method == "dmarc" and [value for name, value in properties[1:] if name == "header-from"] == [domain]


def _results(header: str) -> list[str]:
    """The results in a header, in lower case, without their comments and quoted reasons: anybody may write those."""
    results = [""]
    depth = 0
    is_quoted = False
    characters = iter(header.casefold())
    for character in characters:
        if character == "\\" and (depth or is_quoted):
            next(characters, "")
        elif is_quoted or (character == '"' and not depth):
            is_quoted = character != '"' if is_quoted else True
        elif character in "()":
            depth = max(depth + (1 if character == "(" else -1), 0)
        elif depth:
            continue
        elif character == ";":
            results.append("")
        else:
            results[-1] += character
    return results
