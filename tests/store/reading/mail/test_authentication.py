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
        "mx.example.org; dkim=pass header.d=linkedin.com header.i=bounce@mailb.linkedin.com",
        "mx.example.org; dkim=pass header.d=linkedin.com.",
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
        "mx.example.org; dkim=pass header.i=@mailb.linkedin.com",
        "mx.example.org; dkim=pass header.d=linkedin.com header.i=@evillinkedin.com",
        "mx.example.org; dkim=pass header.d=linkedin.com header.d=evil.example",
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


@pytest.mark.parametrize(
    "results",
    [
        ["dmarc.icloud.example; dmarc=pass header.from=linkedin.com", "spf.icloud.example; spf=pass smtp.mailfrom=x"],
        ["spf.icloud.example; spf=pass smtp.mailfrom=x", "dkim.icloud.example; dkim=pass header.d=linkedin.com"],
        [
            "bimi.icloud.example; bimi=skipped",
            "dmarc.icloud.example; dmarc=pass header.from=linkedin.com",
            "dkim-verifier.icloud.example; dkim=pass header.d=linkedin.com",
        ],
        ["mx.example.org; dmarc=pass header.from=linkedin.com", "mx.example.org; dkim=pass header.d=linkedin.com"],
        ["mx.example.org; spf=none", "mx.example.org;\n\tdkim=pass\n\theader.d=linkedin.com"],
        ["mx.example.org; arc=pass (i=1)", "mx.example.org; dkim=pass header.d=linkedin.com"],
    ],
)
def test_one_header_a_check_is_one_verdict_of_the_receiver(results: list[str]) -> None:
    assert verified(*results)


@pytest.mark.parametrize(
    "results",
    [
        ["mx.example.org; dkim=none", "mx.example.org; dkim=pass header.d=linkedin.com"],
        ["mx.example.org; dkim=fail header.d=linkedin.com", "mx.example.org; dmarc=pass header.from=linkedin.com"],
        ["mx.example.org; dkim=pass header.d=evil.example", "mx.example.org; dkim=pass header.d=linkedin.com"],
        ["mx.example.org; dmarc=fail header.from=linkedin.com", "mx.example.org; dkim=pass header.d=linkedin.com"],
        ["mx.example.org; spf=pass", "mx.evil.example; dkim=pass header.d=linkedin.com"],
        ["spf=pass smtp.mailfrom=x", "dkim=pass header.d=linkedin.com"],
        ["mx.example.org; spf=pass", "evil.org; dkim=pass header.d=linkedin.com"],
        ["mx.example.org; arc=pass (i=1 dkim=pass dkdomain=linkedin.com)"],
        ["mx1.example.org; spf=pass", "mx2.example.org; dkim=pass header.d=linkedin.com"],
        ["mx.hoster.example; spf=pass", "dkim.hoster.example; dkim=pass header.d=linkedin.com"],
        ["arc.co.example; spf=pass", "dkim.co.example; dkim=pass header.d=linkedin.com"],
        ["spf.pages.example; spf=pass", "guest.pages.example; dkim=pass header.d=linkedin.com"],
        ["spf.pages.example; spf=pass", "dkim.pages.example; spf=none; dkim=pass header.d=linkedin.com"],
        ["spf.pages.example; spf=pass", "dkim.guest.pages.example; dkim=pass header.d=linkedin.com"],
        ["spf.example; spf=pass", "dkim.example; dkim=pass header.d=linkedin.com"],
    ],
)
def test_what_a_sender_put_below_the_receivers_verdict_is_none(results: list[str]) -> None:
    assert not verified(*results)


def test_what_stands_below_another_hosts_headers_is_not_the_receivers() -> None:
    for between in ("Received", "From", "Subject"):
        headers = [("Authentication-Results", "mx.example.org; spf=pass"), (between, "x <y@z.example>")]
        headers.append(("Authentication-Results", "mx.example.org; dkim=pass header.d=linkedin.com"))
        assert not is_proven(read_message(invitation_2016(sender="Kim <invitations@linkedin.com>", headers=headers)))


def test_a_sealed_chain_proves_nothing() -> None:
    headers = [("ARC-Authentication-Results", "i=1; mx.example.org; dkim=pass header.d=linkedin.com")]
    assert not is_proven(read_message(invitation_2016(headers=headers)))


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ('mx.example.org; dkim="pass" header.d="linkedin.com"', True),
        ('"mx.example.org"; dkim=pass reason="ok" header.d=linkedin.com', True),
        ("mx.example.org ;\n dkim = pass\n\theader . d = linkedin.com", True),
        ("mx.example.org; dkim=pass (a \\( b) header.d=linkedin.com", True),
        ("mx.example.org; dkim / 1 = pass header.d=linkedin.com", True),
        ('mx.example.org; dkim=fail (5" wide) header.d=linkedin.com; spf=pass (6" wide)', False),
        ('mx.example.org; spf=pass smtp.mailfrom="x; dkim=pass header.d=linkedin.com"', False),
        ('mx.example.org; dkim=fail (a ") header.d=x; spf=none (b "; dkim=pass header.d=linkedin.com', False),
        ("mx.example.org; dkim=fail dkim=pass header.d=linkedin.com", False),
        ("mx.example.org; spf=pass smtp.mailfrom=dkim=pass header.d=linkedin.com", False),
        ('mx.example.org; spf=pass smtp.mailfrom="\\"; dkim=pass header.d=linkedin.com', False),
    ],
)
def test_quotes_comments_and_blanks_mean_what_the_standard_says(result: str, expected: bool) -> None:
    assert verified(result) is expected


def test_where_the_receiver_is_named_no_other_server_is_believed() -> None:
    mail = read_message(invitation_2016(headers=[("Authentication-Results", PROVEN)]))
    assert is_proven(mail, {"mx.example.org"})
    assert not is_proven(mail, {"mx.elsewhere.example"})
