"""What can be wrong with an import, in sentences fit for the screen."""


class ImportFileError(Exception):
    """The file or the mapping as a whole cannot be used; nothing was written."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class RowRefusedError(Exception):
    """One row cannot become a use case; the others go on."""

    def __init__(self, *, column: str, sentence: str, value: str = "") -> None:
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence
        self.value = value
