"""What is kept: identities, records with their logs, and the model that the rest of the program reads."""
