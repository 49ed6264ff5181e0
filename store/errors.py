"""What is wrong with something that the user wrote or named."""


class Unusable(Exception):
    """A setting, a policy, a template, a list of words or a name that cannot be used.

    The text says what, where, and what may have been meant; a line for each thing that is wrong.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences
