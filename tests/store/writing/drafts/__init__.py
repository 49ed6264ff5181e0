"""Letters, good and bad, with what the checks have to say of each: the list by which the checks are measured.

A `[[draft]]` of the files beside this has `purpose`, `to` (a name) and `text`; where they matter, `channel`, `subject`,
`company`, `headline`, `facts` and what else `CheckContext` has. `caught` names the checks that have to speak (none for
a good letter), `also` those that may as well, being right. Everybody in the letters is invented.

The files called held_out were written last. When they were first judged, with nothing tuned on them, 25 of the 33
bad drafts were caught by every name, 4 stops or warnings stood on 2 of the 30 good ones, and 13 of 15 hints were right;
then those two good drafts were mended for, and the missed bad ones were left as they are. Parts held out earlier are in
the files called more.

The files called learnt are there for the reader of letters to learn from, and are not measured.

`python -m tests.store.writing.drafts` prints precision and recall of every check.
"""
