"""Address books, as telephones, mail programs and Google write them: who the user knows."""
