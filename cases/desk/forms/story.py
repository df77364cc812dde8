"""The other headings of the story; none is compulsory."""

from django.utils.translation import gettext_lazy as _

from .base import DraftForm
from .fields import StoryField, StoryWidget


class StoryForm(DraftForm):
    """What makes a case useful to others."""

    heading = _("Het verhaal compleet")
    intro = _(
        "Vul in wat je weet en sla over wat niet past. “Wat ging er mis?” helpt anderen het meest."
    )
    parts = ("went_wrong", "result", "lessons", "repeat", "problem", "context")

    went_wrong = StoryField(
        label=_("Wat ging er mis?"),
        help_text=_("Wat viel tegen, en wat deed je toen?"),
        widget=StoryWidget(attrs={"rows": 5}),
        required=False,
    )
    result = StoryField(
        label=_("Wat kwam eruit?"),
        help_text=_("Cijfers, reacties, wat er nu anders gaat."),
        widget=StoryWidget(attrs={"rows": 5}),
        required=False,
    )
    lessons = StoryField(
        label=_("Wat heb je geleerd?"),
        help_text=_("Wat zou je een volgende keer weer doen, en wat niet?"),
        widget=StoryWidget(attrs={"rows": 5}),
        required=False,
    )
    repeat = StoryField(
        label=_("Wat heeft een ander nodig om dit te doen?"),
        help_text=_("Mensen, tijd, geld, afspraken, hulpmiddelen."),
        widget=StoryWidget(attrs={"rows": 5}),
        required=False,
    )
    problem = StoryField(
        label=_("Wat was het probleem?"), widget=StoryWidget(attrs={"rows": 5}), required=False
    )
    context = StoryField(
        label=_("Waar speelde het?"), widget=StoryWidget(attrs={"rows": 5}), required=False
    )
