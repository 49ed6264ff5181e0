"""Messages that people send with an invitation, or in answer to it, with what each says: the list by which reading is
measured, and from which the model of `store.meaning` learns.

A line of a file in `messages` (one a language) is `labels: text`, where a line break is written as `\\n`. The labels:

    salesy       it sells, be it work, courses, investments or candidates
    favour       it asks a favour
    widening     it says that it speaks only of a network for its own sake
    rude         it is rude, pushy or sarcastic
    empty        a default text, one in other words, or courtesy that could go to anybody (the fact `boilerplate`)
    reason       it says why this person
    later        its reason only holds later
    note         written for this person, but without a reason
    event school mutual recruiter candidate student colleague     what the reason is, or who writes

A `?` behind a label says that either is right. What a line does not name, it does not say.

A text belongs to the half that nothing is tuned on if a digest of it says so; nobody reads those while tuning.
Everybody in the messages is invented.
"""
