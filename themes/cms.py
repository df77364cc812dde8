"""Themes and tags in the CMS."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.slug import SlugInput
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from alliantie.http import ActorRequest
from alliantie.merging.carrying_out import carry_out
from alliantie.merging.policies import MergeRefusedError

from .cms_forms import MergeForm, TagForm, ThemeForm
from .models import Tag, Theme
from .services.mergeable import MergeableTags


class ThemeViewSet(SnippetViewSet):
    """Curated themes."""

    model = Theme
    icon = "list-ul"
    menu_label = _("Thema's")
    list_display: ClassVar[list[Any]] = [
        "label",
        Column("broader", label=_("Valt onder"), accessor="broader"),
        Column("sort_order", label=_("Volgorde"), accessor="sort_order", sort_key="sort_order"),
    ]
    search_fields: ClassVar[list[str]] = ["label", "definition"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["sort_order", "label"]
    edit_handler = ObjectList(
        [
            TitleFieldPanel("label", targets=["slug"], placeholder=_("Naam")),
            FieldPanel("slug", widget=SlugInput),
            FieldPanel("definition"),
            FieldPanel("broader"),
            FieldPanel("synonyms"),
            FieldRowPanel([FieldPanel("colour"), FieldPanel("sort_order")]),
            FieldPanel("picture"),
            FieldPanel("uri"),
        ],
        base_form_class=ThemeForm,
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the broader theme along."""
        return Theme.objects.select_related("broader")


class TagViewSet(SnippetViewSet):
    """Free tags, with how often each is used."""

    model = Tag
    icon = "tag"
    menu_label = _("Onderwerpen")
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("uses", label=_("Gebruikt"), accessor="uses", sort_key="uses"),
    ]
    search_fields: ClassVar[list[str]] = ["name", "key"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["name"]
    list_per_page = 50
    edit_handler = ObjectList([FieldPanel("name")], base_form_class=TagForm)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Count along."""
        return Tag.objects.with_uses()


class ThemeGroup(SnippetViewSetGroup):
    """Both under the question they answer."""

    items = (ThemeViewSet, TagViewSet)
    menu_label = _("Thema's")
    menu_icon = "tag"
    menu_order = 220


class MergeTags(SnippetBulkAction):
    """Let one tag take the place of the others that were ticked."""

    models: ClassVar[list[type[Tag]]] = [Tag]
    display_name = _("Voeg samen")
    aria_label = _("Voeg de gekozen onderwerpen samen")
    action_type = "merge"
    template_name = "themes/cms/merge.html"
    form_class = MergeForm
    action_priority = 10

    def check_perm(self, obj: Tag) -> bool:
        """Ask the right to change tags."""
        return bool(self.request.user.has_perm("themes.change_tag"))

    def get_form(self, form_class: type[MergeForm] | None = None) -> MergeForm:
        """Offer the ticked tags."""
        form: MergeForm = super().get_form(form_class)
        chosen = [tag.pk for tag in self.get_actionable_objects()[0]]
        form.fields["into"].queryset = Tag.objects.filter(pk__in=chosen)  # type: ignore[attr-defined]  # a ModelChoiceField
        return form

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over what was chosen and who did it."""
        return {
            "into": self.cleaned_form.cleaned_data["into"],
            "request": self.request,
        }

    @classmethod
    def execute_action(
        cls, objects: Sequence[Tag], *, into: Tag, request: ActorRequest
    ) -> tuple[int, int]:
        """Merge one by one, so that each can be undone; all, or none when a colleague was quicker."""
        others = [tag for tag in objects if tag.pk != into.pk]
        kind, actor = MergeableTags(), request.actor
        try:
            with transaction.atomic():
                for tag in others:
                    carry_out(kind=kind, gone_key=tag.pk, kept_key=into.pk, actor=actor)
        except MergeRefusedError as error:
            messages.error(request, error.sentence)
            return 0, 0
        return len(others), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Say what happened; why nothing did was said already."""
        if not num_parent_objects:
            return None
        return _t("%(count)d onderwerpen zijn opgegaan in één onderwerp.") % {
            "count": num_parent_objects
        }
