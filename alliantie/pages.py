"""The base of every page: intro, social card, audience kept outside the revisions."""

from typing import Any, ClassVar, Self

from django.db import models
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PageManager

from .choices import Audience
from .http import ActorRequest
from .querysets import VisiblePageQuerySet

BasePageManager = PageManager.from_queryset(VisiblePageQuerySet)


class BasePage(Page):
    """What all our pages share, so that visibility is asked in one way everywhere."""

    intro = models.TextField(_("inleiding"), blank=True, max_length=400)
    audience = models.CharField(
        _("wie mag dit zien?"),
        max_length=16,
        choices=Audience,
        default=Audience.PUBLIC,
        db_index=True,
    )
    social_picture = models.ForeignKey(
        "alliantie.Picture",
        verbose_name=_("beeld voor sociale media"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Fields that belong to the row, not to a revision: an old revision must never widen who sees it.
    row_fields: ClassVar[tuple[str, ...]] = ("audience",)
    # Who may read it follows from its audience, so that a link in the menu can be shown or left out.
    may_be_linked_around: ClassVar[bool] = True
    # Wagtail's own page privacy is off: it builds one SQL clause a private page and is not asked by search.
    private_page_options: ClassVar[list[str]] = []

    objects = BasePageManager()

    class Meta:
        abstract = True

    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Vindbaarheid"),
        ),
        FieldPanel("social_picture"),
    ]
    settings_panels: ClassVar[list[Any]] = [FieldPanel("audience"), *Page.settings_panels]

    @classmethod
    def tabs(cls, content: list[Any], settings: list[Any] | None = None) -> TabbedInterface:
        """Build the three tabs an editor sees; `settings` in the place of the usual ones."""
        return TabbedInterface(
            [
                ObjectList(content, heading=_("Inhoud")),
                ObjectList(cls.promote_panels, heading=_("Vindbaarheid")),
                ObjectList(settings or cls.settings_panels, heading=_("Instellingen")),
            ]
        )

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Restore a revision but keep what belongs to the row (audience, owner)."""
        restored: Self = super().with_content_json(content)
        for name in self.row_fields:
            field = self._meta.get_field(name)
            setattr(restored, field.attname, getattr(self, field.attname))
        return restored

    def serve(self, request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer 404 to whom the page is not meant for; asks the same question as every list."""
        if not getattr(request, "is_preview", False):
            visible = type(self).objects.visible_to(request.actor).filter(pk=self.pk)
            if not visible.exists():
                raise Http404
        return super().serve(request, *args, **kwargs)
