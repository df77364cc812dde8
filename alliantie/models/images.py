"""Pictures and their renditions."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image


class Picture(AbstractImage):
    """An uploaded picture, re-encoded without metadata, with its rights."""

    alt_text = models.CharField(
        _("beschrijving voor wie het beeld niet ziet"), max_length=250, blank=True
    )
    rights = models.CharField(_("maker en rechten"), max_length=200, blank=True)

    admin_form_fields: ClassVar[tuple[str, ...]] = (*Image.admin_form_fields, "alt_text", "rights")

    class Meta(AbstractImage.Meta):
        verbose_name = _("beeld")
        verbose_name_plural = _("beelden")

    @property
    def default_alt_text(self) -> str:
        """Give the maker's description; an undescribed picture is decoration."""
        return self.alt_text or self.description

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:  # noqa: A002 - Wagtail's name
        """Give one size; Wagtail writes its cache for every size, also for those fetched along."""
        asked = Filter(spec=filter) if isinstance(filter, str) else filter
        for rendition in self._get_prefetched_renditions() or ():
            is_asked = rendition.filter_spec == asked.spec
            if is_asked and rendition.focal_point_key == asked.get_cache_key(self):
                return rendition
        return super().get_rendition(filter)

    @property
    def url(self) -> str:
        """Give the address of the picture in full, for its maker and for editors."""
        return reverse("media:original", args=[self.pk])


class Rendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: Any = (("image", "filter_spec", "focal_point_key"),)

    @property
    def url(self) -> str:
        """Give the address that asks who is looking; the file itself has none."""
        return reverse("media:rendition", args=[self.pk, self.file.name.rpartition("/")[2]])
