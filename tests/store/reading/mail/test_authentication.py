"""What proves a mail, and what only looks as if it did."""

import pytest

from store.reading.mail.authentication import is_proven
from store.reading.mail.message import read_message
from tests.store.reading.mail.invented_mails import PROVEN, introduction, invitation_2016


def verified(*results: str, sender: str = "Kim <invitations@linkedin.com>") -> bool:
    """Whether an invitation is proven that has these Authentication-Results, the topmost first."""
    headers = [("Authentication-Results", result) for result in results]
    return is_proven(read_message(invitation_2016(sender=sender, headers=headers)))


@pytest.mark.parametrize(
    "result",
    [
        PROVEN,
        "mx.example.org; dkim=pass header.d=linkedin.com",
        "mx.example.org 1; dkim=pass (2048-bit key; unprotected) header.d=linkedin.com header.i=@linkedin.com",
        "mx.example.org; dkim=pass header.i=@mailb.linkedin.com; dkim=pass header.i=@linkedin.com header.b=abc",
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x; dkim=pass (verified)\n header.d=linkedin.com;dmarc=pass",
        "mx.example.org; spf=none; dmarc=pass (p=REJECT dis=NONE) header.from=linkedin.com",
        "mx.example.org; DKIM=Pass header.D=LinkedIn.com",
    ],
)
def test_a_signature_or_policy_of_linkedin_is_a_proof(result: str) -> None:
    assert verified(result)


@pytest.mark.parametrize(
    "result",
    [
        "",
        "mx.example.org; none",
        "mx.example.org; dkim=fail header.d=linkedin.com",
        "mx.example.org; dkim=pass header.d=linkedin.com.evil.example",
        "mx.example.org; dkim=pass header.d=evil.example",
        "mx.example.org; dkim=pass header.d=evil.example header.i=@linkedin.com",
        "mx.example.org; dkim=pass header.d=mailb.linkedin.com",
        "mx.example.org; spf=pass smtp.mailfrom=linkedin.com",
        "mx.example.org; dkim=none (dkim=pass header.d=linkedin.com)",
        "mx.example.org; dkim=none (a; dkim=pass header.d=linkedin.com; b)",
        "mx.example.org; dkim=none (a \\) ; dkim=pass header.d=linkedin.com)",
        'mx.example.org; dkim=fail reason="x; dkim=pass header.d=linkedin.com" header.d=linkedin.com',
        "mx.example.org; dmarc=pass header.from=evil.example",
        "mx.example.org; dmarc=fail header.from=linkedin.com",
        "mx.example.org; dkim=pass",
        "mx.example.org; dkim=policy.pass header.d=linkedin.com",
        "mx.example.org; dkim=pass header.d=linkedin.com@evil.example",
    ],
)
def test_nothing_else_is_a_proof(result: str) -> None:
    assert not verified(result)


def test_only_the_topmost_results_are_the_receivers() -> None:
    assert not verified("mx.example.org; dkim=none", PROVEN)
    assert verified(PROVEN, "mx.evil.example; dkim=fail header.d=linkedin.com")


def test_the_sender_must_be_of_the_domain_that_is_proven() -> None:
    assert not verified(PROVEN, sender="Kim <invitations@linkedin.com.evil.example>")
    assert not verified(PROVEN, sender="Kim <invitations@linkedin.com>, Eve <eve@evil.example>")


def test_an_introduction_is_proven_by_the_domain_of_the_introducer() -> None:
    for domain, expected in (("stone.example", True), ("evil.example", False), ("linkedin.com", False)):
        result = f"mx.example.org; dkim=pass header.d={domain}"
        assert is_proven(read_message(introduction(headers={"Authentication-Results": result}))) is expected
