"""Phrases: what a text says, told by its words, and where it says it.

A phrase is one or more parts with spaces between them. A text is compared with it word by word, without case, accents,
typography and unseen characters; a compound with a hyphen is one word. A phrase never reaches over the end of a
sentence; other marks between its words do not matter, unless it names them. The parts:

    hello           this word
    hi|hello        one of these words
    [dear all|hi]   one of these, each of one word or of several
    (so|very much)  the same, and it may be missing
    @offer          one of the words of this class (classes.toml)
    #               a number in figures
    *3              none to three words of any kind, of which none says no
    {name}          one to twenty words, which can be asked for by this name afterwards
    {name}'s        the same with the ending of a possessive

A `,`, `:`, `?` or `!` behind a part has to be there in the text. Every `*` has its own bound, so a phrase is found in a
time that grows with the length of the text alone.

Phrases are data. `lists/` has a file for each subject, with a list for each language (two letters of ISO 639-1, or
`any` for all of them); `search` finds a subject in a text. Whoever needs phrases of its own (the readers of mails do)
parses them with `pattern` and looks for them with `index`.
"""
