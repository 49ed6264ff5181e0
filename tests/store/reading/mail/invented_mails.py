"""Invented mails: every layout of LinkedIn's from 2011 to 2026, introductions, and private mail, as bytes of a message.

Every link holds the tokens of CANARIES, so that a test can look for them in what comes out.
"""

import quopri
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from html import escape

ME = "Pat Example"
MY_ADDRESS = "pat@example.org"
CANARIES = ("canaryMid", "canarySig", "canaryOtp", "canaryKey", "canaryAuth", "canaryBox", "canaryEid", "canaryLipi")
DEFAULT = "I'd like to join your LinkedIn network."
PROVEN = "mx.example.org; dkim=pass header.d=linkedin.com header.s=d2048; dmarc=pass header.from=linkedin.com"

_QUERY = "midToken=canaryMid&midSig=canarySig&otpToken=canaryOtp&eid=canaryEid&lipi=urn%3Ali%3Apage%3AcanaryLipi"


def old_profile_link(trail: str = "hero-3-prof~cta") -> str:
    """The link to a profile in mails of 2016: it holds no slug."""
    return f"https://www.linkedin.com/comm/profile/view?id=AAsAAAcanaryBox&authToken=canaryAuth&{_QUERY}&trk={trail}"


def profile_link(slug: str, trail: str = "hero-4-prof~cta") -> str:
    """The link to a profile since 2018."""
    return f"https://www.linkedin.com/comm/in/{slug}?{_QUERY}&trk={trail}"


def old_accept_link(number: str) -> str:
    """The link in mails of 2016 that accepts an invitation for whoever opens it."""
    return f"https://www.linkedin.com/comm/people/invite-accept?mboxid=canaryBox&sharedKey=canaryKey&invitationId={number}&{_QUERY}"


def accept_link(number: str) -> str:
    """The same since 2018."""
    return f"https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/{number}/sharedKey/canaryKey/?{_QUERY}"


def message(
    sender: str,
    subject: str,
    plain: str | None = None,
    html: str | None = None,
    *,
    to: str = f"{ME} <{MY_ADDRESS}>",
    date: str | None = "Mon, 2 May 2016 19:34:46 +0000 (UTC)",
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
) -> bytes:
    """One message. With both bodies it is multipart/alternative as LinkedIn sends it: quoted-printable, Content-IDs.

    Its Message-ID is its own, derived from all that it says.
    """
    extra = headers.items() if isinstance(headers, Mapping) else headers
    head = [
        *extra,
        ("From", sender),
        ("To", to),
        ("Subject", subject),
        ("Message-ID", f"<{_digest(sender, subject, plain, html, to, date)}.JavaMail.app@prod.example>"),
    ]
    head += [("Date", date)] if date else []
    lines = [f"{name}: {value}" for name, value in [*head, ("MIME-Version", "1.0")]]
    parts = [(kind, body) for kind, body in (("plain", plain), ("html", html)) if body is not None]
    if len(parts) == 1:
        return "\n".join(lines).encode() + b"\n" + _part(*parts[0])
    lines.append('Content-Type: multipart/alternative;\n\tboundary="----=_Part_1354067_59.1462"')
    boundary = b"\n------=_Part_1354067_59.1462"
    return (
        "\n".join(lines).encode()
        + b"\n"
        + b"".join(boundary + b"\n" + _part(*part) for part in parts)
        + boundary
        + b"--\n"
    )


def _digest(*said: str | None) -> str:
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


def _part(kind: str, body: str) -> bytes:
    """A text with its headers."""
    name = "text-body" if kind == "plain" else "html-body"
    head = (
        f"Content-Type: text/{kind};charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\nContent-ID: {name}\n\n"
    )
    return head.encode() + quopri.encodestring(body.encode())


def foot(of: str = "Invitation", year: int = 2016) -> str:
    """The foot of a mail: it tells what kind of mail it is."""
    return (
        ".....................................\n\n"
        f"Unsubscribe: https://www.linkedin.com/e/v2?e=canaryEid&t=lun&{_QUERY}\n\n"
        f"Help: https://www.linkedin.com/e/v2?e=canaryEid&a=customerServiceUrl&{_QUERY}\n\n\n"
        f"You are receiving {of} emails.\n\n"
        f"This email was intended for {ME} (Senior Director of Engineering at Example).\n"
        f"Learn why we included this: https://www.linkedin.com/e/v2?e=canaryEid&{_QUERY}\n\n"
        f"© {year} LinkedIn Corporation, 2029 Stierlin Court, Mountain View CA 94043.\n"
    )


def _cell(content: str) -> str:
    return f'<table><tbody><tr><td align="left">{content}</td></tr></tbody></table>'


def _page(preview: str, person: str, foot_html: str) -> str:
    """A page as LinkedIn lays it out: a hidden preview, the head with my own name, tables in tables."""
    mine = f'<a href="{escape(old_profile_link("header-6-profile"))}"><span>{ME}</span></a>'
    hidden = f'<div style="overflow:hidden;color:transparent;visibility:hidden;mso-hide:all;height:0;">{preview}</div>'
    return (
        f'<!DOCTYPE html><html><head><title></title><style type="text/css">@media screen {{}}</style></head>'
        f"<body>{hidden}"
        f"{_cell(_cell('<a href=https://www.linkedin.com/comm/nhome/><img alt=LinkedIn></a>') + _cell(mine))}"
        f"{person}{_cell(foot_html)}</body></html>"
    )


def _person(name: str, headline: str, location: str, link: str) -> str:
    """Somebody in HTML: name in bold in a link, headline and place in paragraphs."""
    photo = f'<a href="{escape(link)}"><img alt="" src="https://media.example/x.jpg"></a>'
    place = f"<p>{escape(location)}</p>" if location else ""
    return (
        f'<table><tr><td>{photo}</td><td><a href="{escape(link)}"> '
        f'<span style="font-weight:700">{escape(name)}</span></a> '
        f"<p>{escape(headline)}</p>{place}</td></tr></table>"
    )


def _button(text: str, link: str) -> str:
    return _cell(f'<a href="{escape(link)}"><table><tr><td><a href="{escape(link)}">{text}</a></td></tr></table></a>')


def invitation_2016(
    name: str = "Kim Example",
    headline: str = "Managing Director",
    location: str = "Charlotte, North Carolina Area",
    note: str = DEFAULT,
    number: str = "6132985418842456064",
    subject: str = "Pat, please add me to your LinkedIn network",
    sender: str | None = None,
    parts: str = "both",
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (("X-LinkedIn-Template", "email_m2m_invite_single_01"),),
    to: str = f"{ME} <{MY_ADDRESS}>",
) -> bytes:
    """The layout of May 2016, `View profile` first; `parts` is both, plain or html."""
    link = old_profile_link()
    labels = f"View profile: {link}\n\nAccept: {old_accept_link(number)}"
    plain = f"Hi Pat,\n\n{note}\n\n{name}\n{headline}\n\n{labels}\n\n{foot()}"
    person = _cell(f"<p>Hi Pat, {escape(note)}</p>") + _person(name, headline, location, link)
    buttons = _button("Accept", old_accept_link(number)) + _button("View profile", link)
    html = _page(
        f"Hi Pat, {escape(note)}", person + buttons, "<a href=x>Unsubscribe</a>&nbsp;|&nbsp;<a href=y>Help</a>"
    )
    return message(
        sender or f"{name} <invitations@linkedin.com>",
        subject,
        None if parts == "html" else plain,
        None if parts == "plain" else html,
        headers=headers,
        to=to,
    )


def invitation_m2m(
    name: str = "Kim Example", headline: str = "Managing Director", number: str = "6123786697525248000"
) -> bytes:
    """The layout of April 2016, M2M_Invitation: `Accept` first, then the profile with the name in its label."""
    labels = f"Accept: {old_accept_link(number)}\n\nView {name}'s profile: {old_profile_link()}"
    plain = (
        f"Hi Pat,\n\n{DEFAULT}\n\n{name}\n{headline}\n\n{labels}\n\n{foot().replace('Unsubscribe:', 'Unsubscribe::')}"
    )
    return message(
        f"{name} <invitations@linkedin.com>",
        "Pat, please add me to your LinkedIn network",
        plain,
        headers={"X-LinkedIn-Template": "M2M_Invitation", "X-LinkedIn-Class": "INVITE-MBR"},
        date="Mon, 4 Apr 2016 08:00:00 +0000 (UTC)",
    )


def invitation_2011(
    name: str = "Kim Example", note: str = "I'd like to add you to my professional network on LinkedIn."
) -> bytes:
    """The layout of 2011: the note stands between drawn lines and is signed; links stand below their labels."""
    first = name.split()[0]
    rule = "------------------------------------------"
    link = "http://www.linkedin.com/e/-canaryKey-x/canaryBox/blk/I295_3/canaryMid/"
    plain = (
        f"LinkedIn\n------------\n\n\n{name} requested to add you as a connection on LinkedIn:\n\n{rule}\n\n"
        f"{note}\n\n- {first}\n\n"
        f"Accept invitation from {name}\n{link}\n\nView invitation from {name}\n{link}\n\n{rule}\n\n"
        f"Why might connecting with {name} be a good idea?\n\n{name}'s connections could be useful to you:\n\n"
        "After accepting, see whom else you know.\n\n-- \n(c) 2011, LinkedIn Corporation\n"
    )
    return message(
        f'"{name} via LinkedIn" <member@linkedin.com>',
        "[OMPI users] Invitation to connect on LinkedIn",
        plain,
        date="Tue, 8 Mar 2011 12:00:00 -0800",
        headers={"X-LinkedIn-Class": "INVITE-MBR"},
    )


def invitation_2012(
    name: str = "Kim Example",
    headline: str = "Solution Architect at Example",
    location: str = "Greater Boston Area",
    note: str = "",
) -> bytes:
    """The layout of 2012: signed note, then name, headline and place together; a link that confirms."""
    first = name.split()[0]
    said = note or "I'd like to add you to my professional network on LinkedIn."
    link = "https://www.linkedin.com/e/-canaryKey-x/isd/3172912345/canaryMid/?hs=false&tok=canaryOtp"
    plain = (
        f"LinkedIn\n------------\n\nPat,\n\n{said}\n\n- {first}\n\n{name}\n{headline}\n{location}\n\n"
        f"Confirm that you know {name}:\n{link}\n\n--\n"
        f"You are receiving Invitation to Connect emails. Click to unsubscribe:\n{link}\n"
    )
    return message(
        f"{name} via LinkedIn <member@linkedin.com>",
        "Invitation to connect on LinkedIn",
        plain,
        date="Thu, 14 Jun 2012 09:30:00 +0000",
    )


def invitation_2018(
    name: str = "Kim Example",
    slug: str = "kim-example-42",
    headline: str = "Email Marketing Manager at Example",
    location: str = "Greater Oslo",
    note: str = DEFAULT,
    number: str = "6412345678901234567",
    subject: str = "Pat, please add me to your LinkedIn network",
    sender: str | None = None,
    greeting: str = "Hi Pat, ",
    date: str = "Wed, 14 Mar 2018 10:11:12 +0000 (UTC)",
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    labels: tuple[str, str] = ("Accept", "View profile"),
    of: str = "Invitation",
    parts: str = "both",
) -> bytes:
    """The layout since 2018: greeting and note in one line, links with a slug."""
    link, accept = profile_link(slug), accept_link(number)
    tail = f"{labels[0]}: {accept}\n\n{labels[1]}: {link}\n\n{foot(of, 2018)}"
    plain = f"{greeting}{note}\n\n{name}\n{headline}\n\n{tail}"
    body = _cell(f"<p>{greeting}{escape(note)}</p>") + _person(name, headline, location, link)
    html = _page(
        note, body + _button(labels[0], accept) + _button(labels[1], link), f"<p>You are receiving {of} emails.</p>"
    )
    return message(
        sender or f"{name} <invitations@linkedin.com>",
        subject,
        None if parts == "html" else plain,
        None if parts == "plain" else html,
        headers=headers,
        date=date,
    )


def invitation_2026(name: str = "Kim Example", slug: str = "kim-example-42", **other: str) -> bytes:
    """The mail of 2026: a subject without a name."""
    return invitation_2018(
        name,
        slug,
        subject=other.pop("subject", "I want to connect"),
        date="Mon, 12 Jan 2026 10:11:12 +0000 (UTC)",
        headers={"Authentication-Results": PROVEN, "X-LinkedIn-Template": "email_m2m_invite_single_01"},
        **other,  # type: ignore[arg-type]
    )


def reminder_2016(
    name: str = "Kim Example", headline: str = "Managing Director", number: str = "6132985418842456064"
) -> bytes:
    """A reminder of an invitation that waits: the same number."""
    return invitation_2016(
        name,
        headline,
        number=number,
        subject=f"{name}'s invitation is waiting for your response",
        headers={"X-LinkedIn-Template": "email_m2m_invite_reminder_02"},
    )


SUGGESTED = ("Ola Other", "ola-other")


def unproven(mail: bytes) -> bytes:
    """The same mail as a server passes it on that checks no signatures, or as anybody can write it."""
    head, blank, body = mail.partition(b"\n\n")
    kept = [line for line in head.split(b"\n") if not line.startswith(b"Authentication-Results:")]
    return b"\n".join(kept) + blank + body


def acceptance_2026(
    name: str = "Kim Example", slug: str = "kim-example-42", headline: str = "Analyst at Example"
) -> bytes:
    """One acceptance; below it people are suggested who accepted nothing."""
    first = name.split()[0]
    other, other_slug = SUGGESTED
    plain = (
        f"LinkedIn\n\n{first} has accepted your invitation\n\n{name}\n{headline}\n\n"
        f"View profile: {profile_link(slug)}\n\nMessage: https://www.linkedin.com/comm/messaging/compose?{_QUERY}\n\n"
        f"Suggestions from {first}'s network\n\n"
        f"{other}\nHead of Others\nView profile: {profile_link(other_slug)}\n\n{foot('Accepted Invitation', 2026)}"
    )
    return message(
        f'"{name} via LinkedIn" <invitations@linkedin.com>',
        f"{first} accepted your invitation, explore their network",
        plain,
        date="Mon, 10 Aug 2026 07:00:00 +0000",
        headers={"Authentication-Results": PROVEN},
    )


def acceptances_2026(people: Sequence[tuple[str, str, str]], parts: str = "plain") -> bytes:
    """A batch of acceptances: name, slug and headline each; `parts` is plain or html."""
    shown = "".join(f"{name}\n{headline}\nView profile: {profile_link(slug)}\n\n" for name, slug, headline in people)
    other, other_slug = SUGGESTED
    plain = (
        f"You have {len(people)} new connections\n\n{shown}People you may know\n\n{other}\nHead of Others\n"
        f"View profile: {profile_link(other_slug)}\n\n{foot('Accepted Invitation', 2026)}"
    )
    subject = f"See {people[0][0].split()[0]}'s and other people's connections, experience, and more"
    cards = "".join(
        _person(name, headline, "", profile_link(slug)) + _button("View profile", profile_link(slug))
        for name, slug, headline in people
    )
    others = _cell("People you may know") + _person(other, "Head of Others", "", profile_link(other_slug))
    html = _page("New connections", _cell(f"You have {len(people)} new connections") + cards + others, "Unsubscribe")
    return message(
        "LinkedIn <invitations@linkedin.com>",
        subject,
        plain if parts == "plain" else None,
        html if parts == "html" else None,
        date="Tue, 11 Aug 2026 07:00:00 +0000",
        headers={"Authentication-Results": PROVEN},
    )


def inmail_2026(
    name: str = "Kim Example", slug: str = "kim-example-42", text: str = "We met in Oslo; shall we talk?"
) -> bytes:
    """A message that a mail shows."""
    plain = (
        f"{name} sent you a message\n\n{name}\nRecruiter at Example\n\n{text}\n\nReply: https://www.linkedin.com/comm/messaging/thread/1/?{_QUERY}"
        f"\n\nView profile: {profile_link(slug)}\n\n{foot('InMail', 2026)}"
    )
    return message(
        f"{name} <inmail-hit-reply@linkedin.com>",
        f"{name} sent you a message",
        plain,
        date="Fri, 16 Jan 2026 07:00:00 +0000",
        headers={"Authentication-Results": PROVEN, "X-LinkedIn-Class": "INMAIL", "X-LinkedIn-Template": "inmail_sent"},
    )


def messages_digest() -> bytes:
    """A mail that says that somebody wrote, but not what."""
    link = profile_link("kim-example-42")
    plain = f"Kim Example just messaged you\n\nView message: {link}\n\n{foot('Messages digest', 2026)}"
    return message(
        "Kim Example via LinkedIn <messaging-digest-noreply@linkedin.com>", "Kim Example just messaged you", plain
    )


def suggestion() -> bytes:
    """A suggestion that looks much like an invitation."""
    link = profile_link("kim-example-42")
    plain = f"Kim Example\nSolution Architect at Example\n\nConnect: {link}\n\n{foot('Connection Suggestion')}"
    return message(
        "LinkedIn <messages-noreply@linkedin.com>", "Pat, add Kim Example - Solution Architect at Example", plain
    )


def job_digest() -> bytes:
    """An alert for jobs."""
    link = f"https://www.linkedin.com/comm/jobs/view/1/?{_QUERY}"
    plain = f"Your job alert for baker\n\nBaker\nExample\nOslo\nView job: {link}\n\n{foot('Job Alert')}"
    headers = {"X-LinkedIn-Class": "SAVEDSEARCH", "X-LinkedIn-Template": "email_job_alert_digest_01"}
    return message(
        "LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>", "30 new jobs for baker", plain, headers=headers
    )


def introduction(
    subject: str = "Pat <> Jordan",
    text: str = "Hi Pat,\n\nI wanted to introduce you to my friend Jordan, who designs ships.\n\nJordan, over to you.",
    to: str = f"{ME} <{MY_ADDRESS}>, Jordan Reed <jordan@reed.example>",
    sender: str = "Alice Stone <alice@stone.example>",
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
) -> bytes:
    """Somebody introduces me to others."""
    return message(sender, subject, text, to=to, headers=headers, date="Wed, 5 Aug 2026 09:00:00 +0200")


FROM = b"From kim@ships.example Thu Jan  5 10:00:00 2026\n"
"""The line that begins a message in an mbox."""


def mbox_of(*mails: bytes, separator: bytes = FROM) -> bytes:
    """An mbox as most programs write it."""
    return b"".join(separator + mail.rstrip(b"\n").replace(b"\nFrom ", b"\n>From ") + b"\n\n" for mail in mails)
