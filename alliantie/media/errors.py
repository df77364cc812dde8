"""What goes wrong with an upload, in a sentence for the person who sent it."""

from alliantie.attempts import Refusal


class UploadRefusedError(Refusal, ValueError):
    """An upload we do not keep; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
