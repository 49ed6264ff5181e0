"""The one filter language: of the search bar, saved views, marking, the command line, and the `when` of rules.

`name:park message:none age:>2w -tag:family (company:acme or note:"TU Wien")` asks for all of that at once. `field:text`
finds it anywhere in the field, `field:"exact words"` only as whole words; `field:none` and `field:any` ask whether
there is something; numbers, dates and ages take `<V`, `>V` and `A..B`; words without a field may be in any text. `-` or
`not`, `and` (which need not be said), `or` and parentheses put clauses together.

Answers are yes, no or unknown: a fact that nobody has told is neither yes nor no, and a search shows only what is known
to match. What a record simply does not have (a company, a due date) is no.
"""

from store.filtering.completion import complete
from store.filtering.errors import FilterError
from store.filtering.fields import PERSON_FIELDS, RECORD_FIELDS, VERDICT_FIELDS, Field, Vocabulary, vocabulary
from store.filtering.filter import Filter
from store.filtering.subject import Filterable

__all__ = [
    "PERSON_FIELDS",
    "RECORD_FIELDS",
    "VERDICT_FIELDS",
    "Field",
    "Filter",
    "FilterError",
    "Filterable",
    "Vocabulary",
    "complete",
    "vocabulary",
]
