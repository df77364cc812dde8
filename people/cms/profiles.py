"""People in the CMS: an editor corrects or hides a profile, and never makes or deletes one."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from alliantie.cms_menu import PEOPLE_MENU
from alliantie.validators import NameField
from organisations.actors import actor_for
from people.models import Person
from people.services.profiles import curate_profile

CORRECTED = ("name", "function", "about", "contact_note")


class CuratedProfileForm(WagtailAdminModelForm):
    """What an editor may change of somebody's profile; what others see of it stays their own choice."""

    name = NameField(label=_("Naam"), max_length=120)
    function = NameField(label=_("Functie"), max_length=120, required=False)
    contact_note = NameField(label=_("Hoe iemand te bereiken is"), max_length=200, required=False)

    class Meta:
        model = Person
        fields = (*CORRECTED, "held_back")

    def save(self, commit: bool = True) -> Person:  # noqa: FBT001, FBT002 - Django's own form
        """Save through the service."""
        if not commit:
            person: Person = super().save(commit=False)
            return person
        changed = set(self.changed_data)
        return curate_profile(
            person=self.instance,
            changes={name: self.cleaned_data[name] for name in CORRECTED if name in changed},
            held_back=self.cleaned_data["held_back"],
            actor=actor_for(self.for_user),
        )


class PersonViewSet(SnippetViewSet):
    """All profiles, hidden ones included."""

    model = Person
    icon = "user"
    menu_label = _("Profielen")
    menu_name = "people"
    menu_order = 60
    menu_hook = PEOPLE_MENU
    list_display: ClassVar[list[Any]] = [
        "name",
        Column("function", label=_("Functie"), accessor="function"),
        Column("show_who", label=_("Zichtbaar voor"), accessor="get_show_who_display"),
        BooleanColumn("held_back", label=_("Verborgen door de redactie"), accessor="held_back"),
        Column("confirmed_at", label=_("Bevestigd op"), accessor="confirmed_at"),
    ]
    list_filter: ClassVar[list[str]] = ["show_who", "held_back"]
    search_fields: ClassVar[list[str]] = ["name", "function", "user__email"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("function"),
            FieldPanel("about", heading=_("Wat iemand over zichzelf schrijft")),
            FieldPanel("contact_note"),
            FieldPanel("held_back"),
        ],
        base_form_class=CuratedProfileForm,
    )
