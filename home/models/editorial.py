"""A page that editors write."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from accounts.choices import TermsKind
from alliantie.blocks.players import FRAMES
from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.pages import BasePage
from home.blocks import PageStoryBlock
from home.panels import TermsPageForm

MOST_BELOW = 30  # more links is no way to find a page: searching is


class EditorialPage(BasePage):
    """About, privacy, accessibility, house rules and whatever editors add."""

    body = StreamField(PageStoryBlock(), verbose_name=_("tekst"), blank=True)
    confirmed_at = models.DateTimeField(_("laatst bevestigd"), null=True, blank=True)
    terms_kind = models.CharField(
        _("afspraken met leden"),
        max_length=16,
        choices=TermsKind,
        blank=True,
        help_text=_(
            "Kies dit bij de pagina waarmee leden akkoord gaan. Elke versie blijft te lezen."
        ),
    )
    agree_from = models.DateField(
        _("leden moeten opnieuw akkoord gaan vanaf"),
        null=True,
        blank=True,
        help_text=_(
            "Laat dit staan bij een kleine wijziging. Vul een nieuwe dag in als leden opnieuw akkoord "
            "moeten gaan."
        ),
    )

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.EditorialPage"]
    subpage_types: ClassVar[list[str]] = ["home.EditorialPage"]
    template = "home/editorial.html"
    base_form_class = TermsPageForm
    # An older version of the page must never make it another text, nor stop it being one.
    row_fields: ClassVar[tuple[str, ...]] = (*BasePage.row_fields, "confirmed_at", "terms_kind")
    exclude_fields_in_copy: ClassVar[list[str]] = ["terms_kind", "agree_from"]

    edit_handler = BasePage.tabs(
        [TitleFieldPanel("title", placeholder=False), FieldPanel("intro"), FieldPanel("body")],
        settings=[
            *BasePage.settings_panels,
            MultiFieldPanel(
                [FieldPanel("terms_kind"), FieldPanel("agree_from")],
                heading=_("Akkoord van leden"),
            ),
        ],
    )

    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("redactionele pagina")
        verbose_name_plural = _("redactionele pagina's")
        constraints = (
            models.UniqueConstraint(
                fields=["terms_kind"],
                condition=~models.Q(terms_kind=""),
                name="home_one_page_of_each_terms",
            ),
        )

    def serve(self, request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Allow the players of others in a frame on a page that has one; they load after a click."""
        response = super().serve(request, *args, **kwargs)
        if any(block.block_type == "embed" for block in self.body):
            response._csp_update = {"frame-src": list(FRAMES)}  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own way
        return response

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way back to the front page and the pages below, through what this reader may see now."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        above = EditorialPage.objects.ancestor_of(self).visible_to(request.actor).order_by("path")
        context["trail"] = [
            *(Link(label=page.title, url=page.get_url(request) or "") for page in above),
            Link(label=self.title),
        ]
        context["below"] = self._below(request)
        return context

    def _below(self, request: ActorRequest) -> list[Link]:
        """Give the first pages under this one, as editors ordered them; no query where there are none."""
        if not self.numchild:
            return []
        pages = (
            EditorialPage.objects.child_of(self)
            .visible_to(request.actor)
            .order_by("path")[:MOST_BELOW]
        )
        return [Link(label=page.title, url=page.get_url(request) or "") for page in pages]
