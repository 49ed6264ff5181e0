"""One message to rows. Most mails are nobody's invitation: each of them is left out with its reason."""

from collections.abc import Sequence
from datetime import datetime

from store.reading.errors import MailError, NobodysRow
from store.reading.mail import linkedin
from store.reading.mail.authentication import LINKEDIN, domain_of
from store.reading.mail.classification import NotificationKind, is_of_linkedins_links, kind_of, kind_of_subject
from store.reading.mail.forwarded import attached, forwarded
from store.reading.mail.identity import MailIdentity
from store.reading.mail.introductions import asks_first, introduction
from store.reading.mail.message import Mail, read_message
from store.reading.mail.quoting import unquoted_text
from store.reading.mail.relays import NO_TRUST, MailTrust, with_sender
from store.reading.mail.tokens import without_tokens
from store.reading.readings import AskingFirstRow, IntroductionRow, MailLetterRow, Row, SentMailRow
from store.text import folded

_LEFT_OUT: dict[NotificationKind | None, str] = {
    "suggestion": "it suggests people you may know",
    "digest": "it is a digest from LinkedIn",
    "advert": "it is an advertisement or a notice from LinkedIn",
    None: "it is an email from LinkedIn, but not about an invitation",
}


def rows_of(
    number: int, data: bytes, me: MailIdentity, trust: MailTrust = NO_TRUST, *, is_provable: bool = True
) -> list[Row]:
    """Return the rows of one message, the `number`-th of its mailbox: one as a rule, several where several accepted at
    once.

    Nothing in it proves where it comes from unless `is_provable`. Raises NobodysRow for a sound mail that concerns
    nobody's invitation, such as private mail, drafts and advertisements, and MailError for one that cannot be read.
    """
    received = read_message(data)
    mail, is_proven = with_sender(received, trust)
    verified = is_proven and is_provable and (mail is not received or is_to_me(mail, me))
    if mail.left_out:
        raise NobodysRow(mail.left_out)
    if mail.fault:
        raise MailError(mail.fault)
    if me.is_address(mail.sender):
        return _sent_by_me(number, mail, me)
    if domain_of(mail.sender.address) == LINKEDIN:
        return _linkedin(number, mail, me, verified=verified)
    if _claims_linkedin(mail):
        raise NobodysRow(f"it claims to come from LinkedIn, but its sender is {_elsewhere(mail)}")
    to_me = [copy for copy in attached(mail) if is_to_me(copy, me)]
    return _of_copies(number, to_me, me) if to_me else [_from_anybody(number, mail, me, verified=verified)]


def _linkedin(number: int, mail: Mail, me: MailIdentity, *, verified: bool) -> list[Row]:
    """Return the rows of an email whose sender says linkedin.com."""
    kind, named = kind_of(mail)
    if kind in _LEFT_OUT:
        raise NobodysRow(_LEFT_OUT[kind])
    sent = _date(mail)
    if kind in ("acceptance", "acceptances"):
        accepted = linkedin.acceptances(
            number, mail, named, me, sent, is_batch=kind == "acceptances", verified=verified
        )
        if not accepted:
            raise MailError("it says that somebody accepted, but not who")
        return list(accepted)
    if kind == "invitations" or (kind in ("invitation", "reminder") and not named and linkedin.are_several(mail)):
        waiting = linkedin.invitations(number, mail, me, sent, verified=verified)
        if not waiting:
            raise MailError("it says that invitations wait, but not whose")
        return list(waiting)
    if kind == "message":
        letter = linkedin.letter(number, mail, named, me, sent, verified=verified)
        if letter is None:
            raise NobodysRow("it announces a message, but does not show it")
        return [letter]
    found = linkedin.invitation(number, mail, named, me, sent, is_reminder=kind == "reminder", verified=verified)
    if found is None:
        raise MailError("it is an invitation, but does not say from whom")
    return [found]


def _sent_by_me(number: int, mail: Mail, me: MailIdentity) -> list[Row]:
    """To whom the user wrote, or what the user passed on to themselves. Raises NobodysRow where the user only wrote to
    themselves.
    """
    others = tuple((party.name, party.address) for party in (*mail.to, *mail.cc) if not me.is_address(party))
    if others:
        return [SentMailRow(number, others, _date(mail), mail.key)]
    copies = forwarded(mail)
    if not copies:
        raise NobodysRow("it is an email from you to yourself")
    return _of_copies(number, copies, me)


def _of_copies(number: int, copies: Sequence[Mail], me: MailIdentity) -> list[Row]:
    """Return the rows of mails of LinkedIn's that somebody passed on. Raises what the first of them raises where none
    has any.
    """
    rows: list[Row] = []
    reasons: list[NobodysRow | MailError] = []
    for copy in copies:
        try:
            rows += _linkedin(number, copy, me, verified=False)
        except (NobodysRow, MailError) as reason:
            reasons.append(reason)
    if not rows:
        raise reasons[0]
    return rows


def _from_anybody(
    number: int, mail: Mail, me: MailIdentity, *, verified: bool
) -> IntroductionRow | AskingFirstRow | MailLetterRow:
    """Return the introduction that a mail of anybody's makes, or asks about, or what somebody wrote whom the user asked
    why. Raises NobodysRow for other private mail.
    """
    if mail.sealing and not mail.text.strip():
        raise MailError(mail.sealing)
    found = introduction(mail, me)
    if found is None and mail.sender.address.casefold() in me.asked:
        text = unquoted_text(mail.text, is_answer=True).strip()
        if text:
            name, email = mail.sender.name, mail.sender.address
            return MailLetterRow(number, name, None, without_tokens(text), email, sent=_date(mail), verified=verified)
    if found is None and asks_first(mail, me):
        return AskingFirstRow(number, mail.sender.name, mail.sender.address, sent=_date(mail), verified=verified)
    if found is None and mail.is_sealed:
        raise MailError(mail.sealing)
    if found is None and (is_of_linkedins_links(mail) or forwarded(mail)):
        raise NobodysRow(f"it contains an email from LinkedIn, but its sender is {_elsewhere(mail)}")
    if found is None:
        raise NobodysRow("it is private mail")
    return IntroductionRow(
        row=number,
        by_name=mail.sender.name,
        by_email=mail.sender.address,
        people=tuple((party.name, party.address) for party in found.people),
        subject=without_tokens(mail.subject),
        text=found.text,
        sent=_date(mail),
        verified=verified,
    )


def _date(mail: Mail) -> datetime:
    """When the mail was sent. Raises MailError where it does not say."""
    if mail.sent is None:
        raise MailError("it does not say when it was sent")
    return mail.sent


def is_to_me(mail: Mail, me: MailIdentity) -> bool:
    """Return whether an email was sent to the user. A true mail to somebody else, sent on, says nothing of the user; as
    long as nobody knows who the user is, every mail may be to them.
    """
    return not me.addresses or any(me.is_address(party) for party in (*mail.to, *mail.cc))


def _claims_linkedin(mail: Mail) -> bool:
    """Return whether an email from elsewhere would pass for one of LinkedIn's: by its sender, its headers, or its
    subject.
    """
    name = mail.sender.name
    is_named = (bool(name) and linkedin.shown_name(name) != name) or "linkedin" in folded(mail.sender.address)
    is_headed = "linkedin" in folded(mail.subject) and kind_of_subject(mail.subject)[0] is not None
    return is_named or bool(mail.template or mail.mail_class) or is_headed


def _elsewhere(mail: Mail) -> str:
    """Return where an email is from that would pass for one of LinkedIn's, and what to do if a relay passed it on."""
    domain = _domain(mail)
    if not mail.sender.address or "linkedin" in domain:
        return domain
    return f"{domain}; if {domain} passes mail on to you, name it under `relays` in [mail] of config.toml"


def _domain(mail: Mail) -> str:
    """Return where the mail says that it is from."""
    return domain_of(mail.sender.address) or "nobody"
