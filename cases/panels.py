"""The form editors see in the CMS."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

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
    FieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("organisation"),
    FieldPanel("lead_picture"),
    MultiFieldPanel([FieldPanel("themes"), FieldPanel("tags")], heading=_("Waar gaat het over?")),
    MultiFieldPanel([FieldPanel(name) for name in STORY], heading=_("Het verhaal")),
    MultiFieldPanel(
        [
            InlinePanel("attachments", label=_("Bestand")),
            InlinePanel("links", label=_("Link")),
        ],
        heading=_("Neem mee"),
    ),
    InlinePanel("partners", label=_("Partner")),
    MultiFieldPanel([FieldPanel(name) for name in FACTS], heading=_("Feiten")),
    MultiFieldPanel(
        [FieldPanel("evidence_grade"), FieldPanel("standing"), FieldPanel("contact")],
        heading=_("Redactie"),
    ),
]
