"""All checks, by name: which purposes each concerns is part of its definition, and stands with it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from store.writing.check_context import CheckContext
from store.writing.checks.balance import about_me, no_offer, no_question
from store.writing.checks.boilerplate import boilerplate
from store.writing.checks.copy_paste import copy_paste
from store.writing.checks.long_call import long_call
from store.writing.checks.manners import calling_out, colleagues, favour, salesy
from store.writing.checks.pace import mute_first, not_now, own_profile, too_many
from store.writing.checks.private_details import private_details
from store.writing.checks.reasons import no_reason, nothing_personal, recruiter_context, where_met
from store.writing.checks.repeated import re_invite, second_follow_up
from store.writing.checks.spelling import spelling
from store.writing.checks.tone import tone
from store.writing.checks.too_long import too_long
from store.writing.checks.unfilled import unfilled
from store.writing.checks.wrong_name import wrong_name
from store.writing.remark import LEVELS, Check, Remark

Checking = Callable[[str, CheckContext], Iterable[Remark]]
"""Looks at a text in its context; returns nothing where the check does not concern the purpose."""

CHECKS: Final[Mapping[Check, Checking]] = {
    "boilerplate": boilerplate,
    "too-long": too_long,
    "unfilled": unfilled,
    "wrong-name": wrong_name,
    "second-follow-up": second_follow_up,
    "re-invite": re_invite,
    "private-details": private_details,
    "no-reason": no_reason,
    "nothing-personal": nothing_personal,
    "copy-paste": copy_paste,
    "salesy": salesy,
    "favour": favour,
    "too-many": too_many,
    "calling-out": calling_out,
    "tone": tone,
    "long-call": long_call,
    "where-met": where_met,
    "recruiter-context": recruiter_context,
    "colleagues": colleagues,
    "mute-first": mute_first,
    "not-now": not_now,
    "about-me": about_me,
    "no-offer": no_offer,
    "no-question": no_question,
    "spelling": spelling,
    "own-profile": own_profile,
}


def check(text: str, context: CheckContext, off: Collection[str] = ()) -> list[Remark]:
    """What all checks but those that are switched off have to say of a text: the gravest first, then from the
    beginning to the end.
    """
    order = list(LEVELS)
    remarks = [remark for name, look in CHECKS.items() if name not in off for remark in look(text, context)]
    return sorted(remarks, key=lambda remark: (order.index(remark.check), remark.span or (0, 0)))
