"""The checks of drafts, a file each, as code is linted. Each finds what is wrong with a text, and where.

A module defines one check, under its name with `_` for `-`, with the decorator of `store.writing.check`.
`store.writing.draft_checks` finds it there. What the checks know of language is in `store.writing.language`.
"""
