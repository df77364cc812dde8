"""Free tags on meetings."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase


class EventTag(ItemBase):
    """A free tag on a meeting."""

    tag = models.ForeignKey("themes.Tag", on_delete=models.CASCADE, related_name="event_items")
    content_object = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="tagged_items"
    )

    class Meta:
        unique_together = (("tag", "content_object"),)
