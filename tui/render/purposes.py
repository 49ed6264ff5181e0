"""Purposes in the few words that a heading or a row has room for."""

_TITLES = {
    "ask-why": "Ask why",
    "pass": "Pass, with a note",
    "thanks": "Thank them",
    "welcome": "Welcome them",
    "request": "Ask to connect",
    "referral": "Ask for a referral",
    "naming-consent": "Ask to name them",
    "introduction-ask": "Offer to introduce",
    "introduction": "Introduce them",
    "introduction-pass": "No introduction",
    "congratulation": "Congratulate them",
    "closing-question": "Ask whom to meet",
    "leave": "Leave them kindly",
}
_SHORT = {
    "introduction-ask": "intro ask",
    "introduction": "introduce",
    "introduction-pass": "intro off",
    "naming-consent": "name you?",
    "congratulation": "congrats",
    "closing-question": "whom next",
}


def title_of(purpose: str) -> str:
    """Return a purpose for a heading."""
    return _TITLES.get(purpose, purpose.replace("-", " ").capitalize())


def short_of(purpose: str) -> str:
    """Return a purpose in the nine cells that a row has for a word."""
    return _SHORT.get(purpose, purpose)
