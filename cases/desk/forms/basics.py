"""The four questions that are enough to publish."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.models import CasePage
from cases.policies.writing import LONGEST_SUMMARY, LONGEST_TITLE
from cases.services.writing import NAMELESS
from themes.forms import About, AboutField

from .base import DraftForm
from .fields import StoryField, StoryWidget
from .story import StoryForm
from .whom import WhomMixin

OTHERS = StoryForm.parts
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")


class BasicsForm(DraftForm):
    """Title, summary, what was done, and what it is about."""

    heading = _("De vier vragen")
    intro = _("Deze vier zijn genoeg om te delen.")
    parts: ClassVar[tuple[str, ...]] = ("title", "summary", "approach", "themes", "tags")

    title = NameField(
        label=_("Titel"),
        help_text=_(
            "In één zin wat jullie deden. Bijvoorbeeld: Bewoners beslissen mee over hun straat."
        ),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"data-count": LONGEST_TITLE, "maxlength": None}),
        error_messages={"max_length": TOO_LONG, "required": _("Geef het een titel.")},
    )
    summary = forms.CharField(
        label=_("Samenvatting"),
        help_text=_("Twee of drie zinnen die een ander nieuwsgierig maken."),
        max_length=LONGEST_SUMMARY,
        widget=forms.Textarea(attrs={"rows": 3, "data-count": LONGEST_SUMMARY, "maxlength": None}),
        error_messages={
            "max_length": TOO_LONG,
            "required": _("Vat het samen in een paar zinnen."),
        },
    )
    approach = StoryField(
        label=_("Wat heb je gedaan?"),
        help_text=_("Typ of plak je verhaal. Een paar alinea's is genoeg."),
        widget=StoryWidget(attrs={"rows": 12}),
        error_messages={"required": _("Vertel wat je hebt gedaan.")},
    )
    about = AboutField()

    @classmethod
    def initial_of(cls, draft: CasePage) -> dict[str, Any]:
        """Give what the form shows of a version."""
        names = [item.tag.name for item in draft.tagged_items.all()]
        return {
            "title": "" if draft.title == NAMELESS else draft.title,
            "summary": draft.summary,
            "approach": draft.approach,
            "about": About(themes=tuple(draft.themes.all()), tags=tuple(names)),
        }

    def changes(self, user_id: int) -> dict[str, Any]:
        """Give what is right of what was typed; one question answers for themes and tags."""
        changes = super().changes(user_id)
        about = self.cleaned_data.get("about")
        if about is not None:
            changes |= {"themes": list(about.themes), "tags": list(about.tags)}
        return changes


class BeginForm(WhomMixin, BasicsForm):
    """The four questions and for whom somebody writes; may be filled in before having an account."""

    email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_(
            "Hiermee bewaren we je tekst. Je krijgt een code om te laten zien dat het adres van jou is."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl."),
            "required": _("Vul je e-mailadres in, dan bewaren we je tekst."),
        },
    )
    parts: ClassVar[tuple[str, ...]] = (*BasicsForm.parts, *OTHERS)
    # Filled from a document; shown as fields of their own once the text is saved.
    problem = StoryField(widget=forms.HiddenInput, required=False)
    context = StoryField(widget=forms.HiddenInput, required=False)
    result = StoryField(widget=forms.HiddenInput, required=False)
    went_wrong = StoryField(widget=forms.HiddenInput, required=False)
    lessons = StoryField(widget=forms.HiddenInput, required=False)
    repeat = StoryField(widget=forms.HiddenInput, required=False)
    field_order = (
        "title",
        "summary",
        "approach",
        "about",
        "whom",
        "organisation",
        "kind",
        "sector",
    )

    def __init__(self, *args: Any, asks_email: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_email:
            del self.fields["email"]

    @property
    def found_parts(self) -> list[str]:
        """Name the other parts of the story that a document gave."""
        return [str(StoryForm.base_fields[name].label) for name in OTHERS if self[name].value()]
