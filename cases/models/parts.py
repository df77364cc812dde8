"""What hangs on a use case: tags, partners, files, links, changes."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from cases.choices import LinkKind, PartnerRole
from themes.models import Tag

from .case import CasePage


class CaseTag(ItemBase):
    """A free tag on a use case."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="case_items")
    content_object = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tag", "content_object"], name="cases_tag_once"),
        )


class CasePartner(Orderable):
    """An organisation that took part and how."""

    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisatie"),
        on_delete=models.PROTECT,
        related_name="case_partnerships",
    )
    role = models.CharField(
        _("rol"), max_length=20, choices=PartnerRole, default=PartnerRole.PARTNER
    )

    panels: ClassVar[list[Any]] = [FieldPanel("organisation"), FieldPanel("role")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.organisation_id}"


class CaseAttachment(Orderable):
    """A file to take along."""

    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="attachments")
    attachment = models.ForeignKey(
        "alliantie.Attachment",
        verbose_name=_("bestand"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    title = models.CharField(_("naam"), max_length=120, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("attachment"), FieldPanel("title")]

    def __str__(self) -> str:
        return self.title or str(self.attachment_id)


class CaseLink(Orderable):
    """A link to data, code or a report."""

    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("soort"), max_length=16, choices=LinkKind, default=LinkKind.OTHER)
    title = models.CharField(_("naam"), max_length=120)
    url = models.URLField(_("adres"), max_length=500)

    panels: ClassVar[list[Any]] = [FieldPanel("kind"), FieldPanel("title"), FieldPanel("url")]

    def __str__(self) -> str:
        return self.title


class CaseChange(models.Model):
    """One line of the public change history."""

    page = models.ForeignKey(CasePage, on_delete=models.CASCADE, related_name="changes")
    changed_at = models.DateTimeField(_("gewijzigd op"), auto_now_add=True)
    sentence = models.CharField(_("wat is er veranderd?"), max_length=200)

    class Meta:
        ordering = ("-changed_at", "-pk")

    def __str__(self) -> str:
        return self.sentence
