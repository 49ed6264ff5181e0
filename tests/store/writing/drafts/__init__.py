"""Letters, good and bad, with what the checks have to say of each: the list by which the checks are measured.

A `[[draft]]` of the files beside this has `purpose`, `to` (a name) and `text`; where they matter, `channel`, `subject`,
`company`, `headline`, `facts` and what else `Surroundings` has. `caught` names the checks that have to speak (none for
a good letter), `also` those that may as well, being right. Everybody in the letters is invented.

The files called held_out were written before the checks and nothing was tuned on them; their figures stand apart.
`python -m tests.store.writing.drafts` prints them all.
"""
