"""Nothing that opens a door at LinkedIn comes out of a mail."""

from collections.abc import Callable

import msgspec
import pytest

from store.reading.mail.rows import rows_of
from store.reading.mail.tokens import bare_link, invitation_number, without_tokens
from tests.store.reading.mail import invented_mails as mails
from tests.store.reading.mail.reading_mails import READER

TOKENS = f"{mails.old_accept_link('6132985418842456064')} and {mails.accept_link('6132985418842456064')}"
LINKS = f"{mails.profile_link('kim')} and {mails.old_profile_link()}"
WITH_TOKENS = f"Look at {LINKS} and {TOKENS} midToken=canaryMid&x sharedKey/canaryKey"

EVERY_MAIL: list[Callable[[], bytes]] = [
    mails.invitation_2016,
    lambda: mails.invitation_2016(parts="html"),
    lambda: mails.invitation_2016(note=WITH_TOKENS),
    lambda: mails.invitation_2016(note=WITH_TOKENS, parts="html"),
    lambda: mails.invitation_2016(headline=f"Baker {TOKENS}", location=TOKENS),
    lambda: mails.invitation_2016(name=f"Kim {mails.profile_link('kim')}"),
    mails.invitation_m2m,
    mails.invitation_2011,
    lambda: mails.invitation_2011(note=WITH_TOKENS),
    lambda: mails.invitation_2012(note=WITH_TOKENS, location=TOKENS),
    lambda: mails.invitation_2018(note=WITH_TOKENS),
    mails.invitation_2026,
    mails.reminder_2016,
    mails.acceptance_2026,
    lambda: mails.acceptances_2026([(f"Ann {TOKENS}", "ann", TOKENS), ("Bo Berg", "bo", "Baker")]),
    lambda: mails.inmail_2026(text=WITH_TOKENS),
    lambda: mails.introduction(text=f"Pat, meet Jordan. {WITH_TOKENS}"),
    lambda: mails.introduction(subject=f"Pat <> Jordan {TOKENS}", text=f"Pat, meet Jordan:\n{WITH_TOKENS}"),
]


@pytest.mark.parametrize("mail", EVERY_MAIL)
def test_no_token_of_any_mail_is_in_its_rows(mail: Callable[[], bytes]) -> None:
    data = mail()
    told = msgspec.json.encode(rows_of(1, data, READER)).decode()
    assert not [canary for canary in mails.CANARIES if canary in told]


def test_every_token_stands_in_some_mail() -> None:
    written = "".join(mail().decode("utf-8", "replace").replace("=\n", "") for mail in EVERY_MAIL)
    assert all(canary in written for canary in mails.CANARIES)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://www.linkedin.com/comm/in/kim-42?midToken=a&b=c#d", "https://www.linkedin.com/in/kim-42"),
        (
            "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/1/sharedKey/k/",
            "https://www.linkedin.com/",
        ),
        ("http://www.linkedin.com/e/-k-x/isd/1/s/", "http://www.linkedin.com/"),
        ("https://www.linkedin.com/company/example/?trk=x", "https://www.linkedin.com/company/example/"),
        ("https://calendar.example/pat/30min?token=x#y", "https://calendar.example/pat/30min"),
        ("https://guard.example/?url=https%3A%2F%2Fwww.linkedin.com%2Fx%3FmidToken%3Da", "https://guard.example/"),
    ],
)
def test_links_lose_their_queries(written: str, kept: str) -> None:
    assert bare_link(written) == kept
    assert without_tokens(f"See {written} now") == f"See {kept} now"


def test_a_token_outside_a_link_is_cut_too() -> None:
    assert without_tokens("&midToken=AQH-x_1&trk=y next") == "& next"
    assert "AQH" not in without_tokens("https://guard.example/v3/__https:%2F%2Fx%2Fy__midToken%3DAQH")


def test_the_number_of_an_invitation_is_linkedins_alone() -> None:
    assert invitation_number(mails.accept_link("6412345678901234567")) == "6412345678901234567"
    assert invitation_number(mails.old_accept_link("6132985418842456064")) == "6132985418842456064"
    assert invitation_number("https://linkedin.com.evil.example/?invitationId=6132985418842456064") == ""
