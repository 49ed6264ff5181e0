"""Mail through a relay that rewrites From: named by the user, its own address tells whom it is from."""

import pytest

from store.reading.errors import NobodysRow
from store.reading.mail.relays import MailTrust, mail_trust
from store.reading.mail.rows import rows_of
from store.reading.readings import IntroductionRow, MailInvitationRow
from store.settings import MailSettings
from tests.store.reading.mail.invented_mails import introduction, invitation_2016, invitation_2018
from tests.store.reading.mail.reading_mails import READER

NAMED = mail_trust(
    MailSettings(relays=("alias.example", "@Duck.com", "privaterelay.appleid.com", "anonaddy.me", "mozmail.com"))
)
TRUE = [
    '"Kim Example - invitations(a)linkedin.com" <invitations_at_linkedin_com_qwertz@alias.example>',
    '"Kim Example" <invitations_at_linkedin_com_q1w2@alias.example>',
    "\"Kim Example 'invitations at linkedin.com'\" <pat+invitations=linkedin.com@kim.anonaddy.me>",
    "Kim Example <invitations_at_linkedin.com_pat@duck.com>",
    "Kim Example <invitations_at_linkedin_com_x7abcde9fg_12ab34cd@privaterelay.appleid.com>",
    '"invitations@linkedin.com [via Relay]" <abc123@mozmail.com>',
    "invitations_at_linkedin_com_abcdef@mail.alias.example",
]
FORGED = [
    '"Kim Example - invitations(a)linkedin.com" <eve_at_evil_example_qwertz@alias.example>',
    '"invitations@linkedin.com" <eve_at_linkedin_com_evil_example_qwertz@alias.example>',
    "Kim Example <eve_at_linkedin_com_de_qwertz@alias.example>",
    "Kim Example <invitations_at_linkedin_com_x_at_evil_example_qwertz@alias.example>",
    "Kim Example <invitations_at_linkedin.com_pat.evil.example_pat@duck.com>",
    "Kim Example <invitations_at_linkedin.com.evil.example_pat@duck.com>",
    "\"Kim 'invitations at linkedin.com'\" <pat+invitations=linkedin.com=evil.example@anonaddy.me>",
    "Kim Example <pat+eve=linkedin.com.evil.example@anonaddy.me>",
    '"invitations@linkedin.com [via Relay]" <abc123@alias.example>',
    '"invitations@linkedin.com" <abc123@mozmail.com>',
    '"Eve invitations@linkedin.com [via Relay]" <abc123@mozmail.com>',
    '"invitations@linkedin.com eve@evil.example [via Relay]" <abc123@mozmail.com>',
    "Kim Example <invitations_at_linkedin_com_de_x7abcde9fg_12ab34cd@privaterelay.appleid.com>",
]


def relayed(sender: str, trust: MailTrust = NAMED, *, result: str = "dkim=pass") -> list[MailInvitationRow]:
    """The rows of an invitation from this sender, which the receiver found to be of the relay's domain."""
    domain = sender.rpartition("@")[2].rstrip(">")
    headers = {"Authentication-Results": f"mx.example.org; {result} header.d={domain}"}
    try:
        found = rows_of(1, invitation_2018(sender=sender, headers=headers), READER, trust)
    except NobodysRow:
        return []
    return [row for row in found if isinstance(row, MailInvitationRow)]


@pytest.mark.parametrize("sender", TRUE)
def test_a_named_relay_tells_by_its_own_address_that_linkedin_wrote(sender: str) -> None:
    (row,) = relayed(sender)
    assert (row.name, row.verified) == ("Kim Example", True)


@pytest.mark.parametrize("sender", TRUE)
@pytest.mark.parametrize("result", ["dkim=fail", "dkim=none", "spf=pass"])
def test_nothing_is_proven_where_the_relays_own_signature_is_not(sender: str, result: str) -> None:
    (row,) = relayed(sender, result=result)
    assert not row.verified


@pytest.mark.parametrize("sender", FORGED)
def test_what_the_sender_wrote_into_name_or_address_proves_nothing(sender: str) -> None:
    assert not any(row.verified for row in relayed(sender))


@pytest.mark.parametrize("sender", [*TRUE, *FORGED])
@pytest.mark.parametrize("subject", ["Pat, please add me to your LinkedIn network", "I want to connect"])
def test_a_relay_that_is_not_named_is_left_out_with_word_of_the_setting(sender: str, subject: str) -> None:
    with pytest.raises(NobodysRow) as left_out:
        rows_of(1, invitation_2018(sender=sender, subject=subject), READER)
    assert "`relays` in [mail] of config.toml" in str(left_out.value)
    with pytest.raises(NobodysRow):
        rows_of(1, invitation_2016(sender="Ana Park <ana@corp.example>", subject=subject), READER)


@pytest.mark.parametrize(
    ("sender", "address", "verified"),
    [
        ('"Alex Stone" <alex_at_stone.example_pat@duck.com>', "alex@stone.example", True),
        ('"Alex Stone" <pat+alex=stone.example@anonaddy.me>', "alex@stone.example", True),
        ('"Alex Stone - alex(a)stone.example" <alex_at_stone_example_x1@alias.example>', "alex@stone.example", True),
        ('"Alex Stone" <alex_at_stone_example_x1@alias.example>', "alex_at_stone_example_x1@alias.example", False),
        (
            '"Eve - alex(a)stone.example" <eve_at_evil_example_x1@alias.example>',
            "eve_at_evil_example_x1@alias.example",
            False,
        ),
    ],
)
def test_an_introduction_through_a_relay_is_of_whom_its_address_tells(
    sender: str, address: str, verified: bool
) -> None:
    domain = sender.rpartition("@")[2].rstrip(">")
    proof = {"Authentication-Results": f"mx.example.org; dkim=pass header.d={domain}"}
    (row,) = rows_of(1, introduction(sender=sender, headers=proof), READER, NAMED)
    assert isinstance(row, IntroductionRow)
    assert (row.by_email, row.verified) == (address, verified)


def test_a_relays_own_mail_is_no_mail_of_linkedins() -> None:
    assert relayed("Alias <noreply@alias.example>") == []
