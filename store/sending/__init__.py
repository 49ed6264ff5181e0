"""The ways out: a draft as an email, in a Maildir, through the user's own mail program, or laid out for paper.

Nothing here sends over a network by itself, and nothing marks a draft as sent: whoever calls does.
"""
