"""Short news by members."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.choices import NewsState
from news.querysets import NewsItemQuerySet

LONGEST_ITEM = 280


class NewsItem(models.Model):
    """One short item: text, and a link, a picture, or sound or film with its words written out."""

    text = models.CharField(_("wat is er nieuw?"), max_length=LONGEST_ITEM)
    link = models.URLField(_("link"), max_length=500, blank=True)
    picture = models.ForeignKey(
        "alliantie.Picture",
        verbose_name=_("foto"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(_("wat staat er op de foto?"), max_length=200, blank=True)
    media_link = models.URLField(_("link naar geluid of film"), max_length=500, blank=True)
    transcript = models.TextField(_("uitgeschreven tekst"), max_length=20_000, blank=True)
    themes = models.ManyToManyField(
        "themes.Theme", verbose_name=_("thema's"), blank=True, related_name="news_items"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="news_items"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news_items",
    )
    state = models.CharField(
        _("stand"), max_length=16, choices=NewsState, default=NewsState.HELD, db_index=True
    )
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)
    shown_at = models.DateTimeField(_("online sinds"), null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = NewsItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("actualiteit")
        verbose_name_plural = _("actualiteiten")
        ordering = ("-shown_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(media_link="") | ~Q(transcript=""), name="news_media_has_transcript"
            ),
        )

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Give the item's own page."""
        return reverse("news:item", args=[self.pk])
