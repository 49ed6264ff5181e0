"""Whether a mail is proven to come from LinkedIn.

The proof is what the receiving side wrote into Authentication-Results (RFC 8601): that the signature of linkedin.com
(DKIM), or the policy of linkedin.com (DMARC), holds. Each host that a mail passes writes above what is there, so only
the topmost of these headers is the receiver's; those below may have come with the mail. A receiver that writes none
proves nothing, and this cannot tell its silence from a header that the sender wrote: a mailbox whose provider checks no
signatures should not be believed either way.
"""

import re

from store.reading.mail.message import Mail

DOMAIN = "linkedin.com"

_LONGEST = 10_000
_PROPERTY = re.compile(r"([a-z][a-z0-9-]*)\s*(?:/\s*\d+\s*)?=\s*(\S+)")


def is_proven(mail: Mail) -> bool:
    """Whether the receiver found the mail to be of exactly linkedin.com, and it says that it is from there."""
    return is_domain(mail.sender.address, DOMAIN) and any(
        _proves(result) for result in _results(mail.authentication[:_LONGEST])
    )


def is_domain(address: str, domain: str) -> bool:
    """Whether an address is of exactly this domain."""
    return address.rpartition("@")[2].casefold() == domain


def _proves(result: str) -> bool:
    """Whether one result, `dkim=pass header.d=linkedin.com`, is a proof."""
    properties = _PROPERTY.findall(re.sub(r"\b(header|smtp|policy|body)\s*\.\s*", r"\1-", result))
    if not properties:
        return False
    method, outcome = properties[0]
    if outcome != "pass":
        return False
    if method == "dkim":
        signers = [value for name, value in properties[1:] if name in ("header-d", "header-i")]
        return bool(signers) and all(signer.rpartition("@")[2] == DOMAIN for signer in signers)
    return method == "dmarc" and [value for name, value in properties[1:] if name == "header-from"] == [DOMAIN]


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
