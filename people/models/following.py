"""What somebody wants to hear of."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.querysets import FollowQuerySet

from .person import Person

TARGETS = ("theme", "organisation", "person", "page")


class Follow(models.Model):
    """One thing somebody follows: exactly one of the references, or the address of a search."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    theme = models.ForeignKey(
        "themes.Theme", null=True, blank=True, on_delete=models.CASCADE, related_name="followers"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="followers",
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="followers"
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="followers",
    )
    # The query string of a search, as search itself writes it, and the newest hit told of.
    search = models.CharField(max_length=500, blank=True)
    search_words = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(_("sinds"), auto_now_add=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("gevolgd")
        verbose_name_plural = _("gevolgd")
        ordering = ("-created_at", "-pk")
        constraints = (
            *(
                models.UniqueConstraint(
                    fields=["user", name],
                    condition=Q(**{f"{name}__isnull": False}),
                    name=f"people_follow_{name}_once",
                )
                for name in TARGETS
            ),
            models.UniqueConstraint(
                fields=["user", "search"], condition=~Q(search=""), name="people_follow_search_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.pk}"
