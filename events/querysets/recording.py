"""Questions about recordings."""

from typing import Any, Self

from wagtailmedia.models import MediaQuerySet

from alliantie.visibility import Actor


class RecordingQuerySet(MediaQuerySet):
    """Recordings as somebody may have them."""

    def given_to(self, actor: Actor) -> Self:
        """Select what this actor may hear and see: at meetings they see or run; editors all uploads."""
        if actor.is_editor:
            return self.all()
        related: Any = self.model._meta.get_field("material").related_model
        return self.filter(material__in=related.objects.given_to(actor).values("pk"))
