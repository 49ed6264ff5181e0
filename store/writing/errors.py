"""What is wrong with files that the user has written for drafts: templates, and words that are spelled right.

Named apart from their readers, which need the filter language and the facts.
"""

from store.errors import UnusableFile


class TemplateError(UnusableFile):
    """A template file that cannot be used."""


class OwnWordsError(UnusableFile):
    """The file of the user's own words cannot be used."""
