"""Which stories editors may put with a quarter."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.attempts import Refusal

MOST_STORIES = 3


class StoryRefusedError(Refusal, ValueError):
    """These stories cannot stand on the page; `sentence` says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def check_stories(chosen: Sequence[int], *, readable: Sequence[int], is_public: bool) -> None:
    """Refuse a story twice, and on a public page one that not everybody may read now."""
    if len(chosen) > MOST_STORIES:
        raise StoryRefusedError(_("Kies hoogstens drie praktijkvoorbeelden."))
    if len(set(chosen)) < len(chosen):
        raise StoryRefusedError(_("Kies elk praktijkvoorbeeld één keer."))
    if is_public and set(chosen) - set(readable):
        raise StoryRefusedError(
            _(
                "Een van deze praktijkvoorbeelden kan niet iedereen lezen. Kies een ander, of maak de "
                "pagina nog niet openbaar."
            )
        )


def may_stand(chosen: Sequence[int], *, readable: Sequence[int], is_public: bool) -> bool:
    """Say whether these stories may stand on the page."""
    try:
        check_stories(chosen, readable=readable, is_public=is_public)
    except StoryRefusedError:
        return False
    return True
