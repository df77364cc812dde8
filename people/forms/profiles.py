"""The form of somebody's own profile."""

from collections.abc import Iterator
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from alliantie.media.errors import UploadRefusedError
from alliantie.media.pictures import clean_picture
from alliantie.media.throttling import count_upload
from alliantie.validators import NameField
from people.choices import Level, MeetingFormat, SpokenLanguage, Visibility
from people.models import Person
from people.policies.profile import MOST_EXPERTISES
from people.services.profiles import FIELDS, Profile, version_of
from themes.models import Theme

NO_CHOICE = ("", _("Kies"))
WHO = _("Wie mag dit zien?")


class ProfileForm(forms.Form):
    """Three blocks, each with who sees it."""

    use_required_attribute = False
    tells_what_is_needed = True  # the page says it once; not at every field
    blocks: ClassVar[tuple[tuple[Any, Any, tuple[str, ...]], ...]] = (
        (
            _("Wie je bent"),
            _("Wie dit blok niet mag zien, ziet je hele profiel niet."),
            ("name", "portrait", "remove", "function", "about", "languages", "show_who"),
        ),
        (
            _("Wat je weet"),
            _("Waarover mogen anderen je iets vragen? Kies hoogstens vijf thema's."),
            ("formats", "show_knowledge"),
        ),
        (
            _("Hoe je te bereiken bent"),
            _("Berichten lopen via deze site. Niemand ziet je e-mailadres."),
            ("contact_note", "show_contact"),
        ),
    )

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    name = NameField(
        label=_("Naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in.")},
    )
    portrait = forms.FileField(
        label=_("Portret"),
        help_text=_("JPEG, PNG, WebP, AVIF of HEIC, hoogstens 10 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander.")},
    )
    remove = forms.BooleanField(label=_("Haal mijn portret weg"), required=False)
    function = NameField(
        label=_("Functie"),
        help_text=_("Bijvoorbeeld: adviseur informatiebeheer."),
        max_length=120,
        required=False,
    )
    about = forms.CharField(
        label=_("Over jou"),
        help_text=_("Een paar zinnen: wat doe je, en wat wil je voor elkaar krijgen?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    languages = forms.MultipleChoiceField(
        label=_("In welke talen kun je antwoorden?"),
        choices=SpokenLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    show_who = forms.ChoiceField(label=WHO, choices=Visibility.choices, widget=forms.RadioSelect)
    formats = forms.MultipleChoiceField(
        label=_("Wat wil je doen voor anderen?"),
        choices=MeetingFormat.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    show_knowledge = forms.ChoiceField(
        label=WHO, choices=Visibility.choices, widget=forms.RadioSelect
    )
    contact_note = NameField(
        label=_("Wat moet iemand weten die je wil bereiken?"),
        help_text=_("Bijvoorbeeld: ik antwoord op dinsdag en donderdag."),
        max_length=200,
        required=False,
    )
    show_contact = forms.ChoiceField(
        label=WHO, choices=Visibility.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        kwargs.setdefault("initial", initial_of(person))
        super().__init__(*args, **kwargs)
        themes = [NO_CHOICE, *((str(one.pk), one.label) for one in Theme.objects.all())]
        for number in range(MOST_EXPERTISES):
            at = {"number": number + 1}
            self.fields[f"theme_{number}"] = forms.ChoiceField(
                label=_("Thema %(number)d") % at, choices=themes, required=False
            )
            self.fields[f"level_{number}"] = forms.ChoiceField(
                label=_("Hoe goed ken je thema %(number)d?") % at,
                choices=[NO_CHOICE, *Level.choices],
                required=False,
            )
        if person.portrait_id is None:
            del self.fields["remove"]

    def shown_blocks(self) -> Iterator[dict[str, Any]]:
        """Give the blocks as the page shows them."""
        for number, (heading, intro, names) in enumerate(self.blocks):
            fields = [self[name] for name in names if name in self.fields]
            rows = self._rows() if "formats" in names else []
            yield {"heading": heading, "intro": intro, "fields": fields, "rows": rows, "id": number}

    def _rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"theme_{n}"], self[f"level_{n}"]) for n in range(MOST_EXPERTISES)]

    def clean_portrait(self) -> Any:
        """Make the picture anew before anything of ours opens it; raises ThrottledError."""
        file = self.cleaned_data["portrait"]
        if not file:
            return None
        count_upload(self.person.user_id)
        try:
            return clean_picture(file)
        except UploadRefusedError as error:
            raise forms.ValidationError(error.sentence) from None

    def clean(self) -> dict[str, Any]:
        """Ask the other half of a row that is half filled in, and each theme once."""
        data: dict[str, Any] = super().clean() or {}
        seen: set[str] = set()
        for number in range(MOST_EXPERTISES):
            theme, level = data.get(f"theme_{number}", ""), data.get(f"level_{number}", "")
            if theme and not level:
                self.add_error(f"level_{number}", _("Kies hoe goed je dit thema kent."))
            elif level and not theme:
                self.add_error(f"theme_{number}", _("Kies een thema, of maak deze regel leeg."))
            elif theme and theme in seen:
                self.add_error(f"theme_{number}", _("Dit thema staat er al."))
            seen.add(theme)
        return data

    def profile(self) -> Profile:
        """Give what was typed as the service takes it."""
        data = self.cleaned_data
        rows = ((data[f"theme_{n}"], data[f"level_{n}"]) for n in range(MOST_EXPERTISES))
        return Profile(
            fields={name: data[name] for name in FIELDS},
            expertises=tuple((int(theme), level) for theme, level in rows if theme),
            portrait=data["portrait"],
            removes_portrait=bool(data.get("remove")),
        )


def initial_of(person: Person) -> dict[str, Any]:
    """Give what the form shows of a profile."""
    shown = {name: getattr(person, name) for name in FIELDS}
    known = person.expertises.all()[:MOST_EXPERTISES] if person.pk else ()
    for number, one in enumerate(known):
        shown |= {f"theme_{number}": str(one.theme_id), f"level_{number}": one.level}
    return {**shown, "version": version_of(person)}
