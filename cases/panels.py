"""The form editors see in the CMS."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel

from alliantie.panels import more

STORY = ("problem", "context", "approach", "result", "went_wrong", "lessons", "repeat")
FACTS = (
    "participation",
    "method",
    "scale",
    "phase",
    "time_band",
    "cost_band",
    "people_reached",
    "region",
    "period_start",
    "period_end",
    "is_ongoing",
    "language",
    "licence",
)

CASE_PANELS: list[Any] = [
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("organisation"),
    FieldPanel("lead_picture"),
    more(_("Waar gaat het over?"), FieldPanel("themes"), FieldPanel("tags")),
    more(_("Het verhaal"), *(FieldPanel(name) for name in STORY)),
    more(
        _("Neem mee"),
        InlinePanel("attachments", label=_("Bestand")),
        InlinePanel("links", label=_("Link")),
    ),
    more(_("Partners"), InlinePanel("partners", label=_("Partner"))),
    more(_("Feiten"), *(FieldPanel(name) for name in FACTS)),
    more(
        _("Redactie"), FieldPanel("evidence_grade"), FieldPanel("standing"), FieldPanel("contact")
    ),
]
