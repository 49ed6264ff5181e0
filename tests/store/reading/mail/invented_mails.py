"""Invented mails: every layout of LinkedIn's from 2011 to 2026, introductions, and private mail, as bytes of a message.

Every link holds the tokens of CANARIES, so that a test can look for them in what comes out.
"""

import quopri
from collections.abc import Mapping, Sequence
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
    """One message. With both bodies it is multipart/alternative as LinkedIn sends it: quoted-printable, Content-IDs."""
    extra = headers.items() if isinstance(headers, Mapping) else headers
    head = [
        *extra,
        ("From", sender),
        ("To", to),
        ("Subject", subject),
        ("Message-ID", "<1.2.JavaMail.app@prod.example>"),
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
