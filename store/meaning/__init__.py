"""What a text between people says: one reader for what comes in and for what goes out.

`read` tells of a text what its words are after: whether it sells, asks a favour, only widens a network, is rude, says
why it was written, and so on. It rests on two things. Phrases (`store.phrases`) tell what is said in words that are
known for it. A small linear model tells what is said in words that nobody listed; it was trained on the letters that
come with the tests (`python -m tests.store.judging.reading.train` writes `weights.json`).

Each answer has the places in the text that it rests on, and is sure or only likely.
"""
