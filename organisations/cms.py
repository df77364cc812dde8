"""Organisations and memberships in the CMS."""

from typing import Any, ClassVar

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from alliantie.merging.policies import MergeRefusedError

from .cms_forms import MembershipForm, OrganisationForm
from .models import Membership, Organisation


class MergesOrRefuses:
    """Show beside the field that an organisation cannot go up in another."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Say it too when a colleague was quicker than this form; then nothing was saved."""
        is_new = form.instance.pk is None
        try:
            with transaction.atomic():
                answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # a mixin of views
        except MergeRefusedError as error:
            if is_new:
                form.instance.pk = None
            form.add_error("successor", error.sentence)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            answer = self.form_invalid(form)  # type: ignore[attr-defined]
        return answer


class OrganisationCreateView(MergesOrRefuses, CreateView):
    """Add an organisation."""


class OrganisationEditView(MergesOrRefuses, EditView):
    """Change an organisation."""


class OrganisationViewSet(SnippetViewSet):
    """All organisations, proposals included."""

    model = Organisation
    add_view_class = OrganisationCreateView
    edit_view_class = OrganisationEditView
    icon = "group"
    menu_label = _("Organisaties")
    menu_order = 200
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("kind", label=_("Soort"), accessor="get_kind_display", sort_key="kind"),
        Column("region", label=_("Waar"), accessor="get_region_display", sort_key="region"),
        Column("listing", label=_("Overzicht"), accessor="get_listing_display", sort_key="listing"),
        Column("verification", label=_("Bevestigd"), accessor="get_verification_display"),
    ]
    list_filter: ClassVar[list[str]] = ["listing", "kind", "region", "verification"]
    search_fields: ClassVar[list[str]] = ["name", "abbreviation", "names__name"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["sort_key"]
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("slug")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("side")]),
            FieldRowPanel([FieldPanel("region"), FieldPanel("place")]),
            FieldPanel("listing"),
            FieldPanel("description"),
            FieldPanel("themes"),
            FieldPanel("website"),
            FieldPanel("logo"),
            MultiFieldPanel(
                [FieldPanel("other_names"), FieldPanel("mail_domains"), FieldPanel("verification")],
                heading=_("Hoe we de organisatie herkennen"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("parent"),
                    FieldPanel("successor"),
                    FieldRowPanel(
                        [FieldPanel("alliance_member_from"), FieldPanel("alliance_member_to")]
                    ),
                    FieldRowPanel([FieldPanel("oin"), FieldPanel("kvk"), FieldPanel("tooi_code")]),
                ],
                heading=_("Verder"),
            ),
        ],
        base_form_class=OrganisationForm,
    )


class NoAddingPolicy(ModelPermissionPolicy):
    """Memberships come from people who ask, and end by a button: here they are only changed."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Leave adding and deleting to nobody."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say the same about one row."""
        return self.user_has_permission(user, action)


class MembershipViewSet(SnippetViewSet):
    """Who works for whom."""

    model = Membership
    icon = "user"
    menu_label = _("Lidmaatschappen")
    menu_order = 300
    list_display: ClassVar[list[Any]] = [
        Column("user", label=_("Wie"), accessor="user"),
        Column("organisation", label=_("Organisatie"), accessor="organisation"),
        Column("sector", label=_("Als wie"), accessor="get_sector_display"),
        Column("role", label=_("Rol"), accessor="get_role_display"),
        Column("state", label=_("Stand"), accessor="get_state_display", sort_key="state"),
        Column("created_at", label=_("Gevraagd op"), accessor="created_at", sort_key="created_at"),
    ]
    list_filter: ClassVar[list[str]] = ["state", "role", "sector"]
    search_fields: ClassVar[list[str]] = [
        "user__email",
        "user__first_name",
        "user__last_name",
        "organisation__name",
    ]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["-created_at"]
    edit_handler = ObjectList(
        [FieldPanel("role"), FieldPanel("function"), FieldPanel("is_shown")],
        base_form_class=MembershipForm,
    )

    def get_queryset(self, request: Any) -> Any:
        """Fetch names along."""
        return Membership.objects.select_related("user", "organisation")


class OrganisationGroup(SnippetViewSetGroup):
    """Both under one heading in the menu."""

    items = (OrganisationViewSet, MembershipViewSet)
    menu_label = _("Organisaties")
    menu_icon = "group"
    menu_order = 210
