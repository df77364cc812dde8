"""Which themes may fit what was typed so far; nothing is ticked by itself."""

from alliantie.topic_advice import Suggestion, suggested, text_of_form
from themes.models import Theme
from themes.policies import is_row_number

from .base import PeekMixin


class AdvisedMixin(PeekMixin):
    """A form with a button that asks for themes."""

    @property
    def asks_topics(self) -> bool:
        """Say whether somebody asked which themes may fit."""
        return self.is_peek and self.data.get("kijk") == "themas"

    @property
    def topic_advice(self) -> list[Suggestion]:
        """Suggest themes for what was typed so far; a dilemma has no free words."""
        if not self.asks_topics:
            return []
        typed = {name: str(self[name].value() or "") for name in ("question", "situation")}
        wanted = [pk for pk in self["themes"].value() or () if is_row_number(str(pk))]
        chosen = Theme.objects.filter(pk__in=wanted).values_list("label", flat=True)
        return suggested(text_of_form(typed), chosen, only_themes=True)
