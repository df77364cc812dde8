"""Short news."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from news.models import NewsItem
from news.models.item import LONGEST_ITEM
from news.policies.items import MOST_THEMES
from news.services.items import Short
from themes.models import Theme

from .fields import LineField, LinkField, in_choice, whom_field
from .line import TOO_LONG

LONGEST_TRANSCRIPT = 20_000


class ItemForm(forms.Form):
    """A short text, and what goes with it."""

    use_required_attribute = False
    tells_what_is_needed = True  # the page says it once; not at every field

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = LineField(
        label=_("Wat is er nieuw?"),
        help_text=_("Hoogstens 280 tekens."),
        max_length=LONGEST_ITEM,
        error_messages={"required": _("Typ wat er nieuw is."), "max_length": TOO_LONG},
    )
    link = LinkField(
        label=_("Link"), required=False, help_text=_("Waar iemand er meer over leest.")
    )
    picture = forms.FileField(
        label=_("Foto"),
        help_text=_("JPEG, PNG, WebP, AVIF of HEIC, hoogstens 10 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander.")},
    )
    picture_alt = NameField(
        label=_("Wat staat er op de foto?"),
        help_text=_("Eén zin, voor wie de foto niet ziet. Nodig als je een foto kiest."),
        required=False,
        max_length=200,
    )
    drops_picture = forms.BooleanField(label=_("Haal de foto weg"), required=False)
    media_link = LinkField(label=_("Link naar geluid of film"), required=False)
    transcript = forms.CharField(
        label=_("Uitgeschreven tekst"),
        help_text=_("Wat er gezegd wordt, voor wie niet hoort of kijkt. Nodig bij geluid of film."),
        required=False,
        max_length=LONGEST_TRANSCRIPT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Waar gaat het over?"),
        help_text=_("Hoogstens drie thema's."),
        queryset=Theme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = (
        "key", "text", "organisation", "link", "themes",
        "picture", "picture_alt", "drops_picture", "media_link", "transcript",
    )  # fmt: skip

    def __init__(
        self, *args: Any, allowed: Iterable[int | None], item: NewsItem | None = None, **kwargs: Any
    ) -> None:
        self.item = item
        if item is not None:
            kwargs["initial"] = _initial(item)
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = whom_field(allowed)
        self.fields["themes"].queryset = Theme.objects.all()  # type: ignore[attr-defined]
        if item is None or item.picture_id is None:
            del self.fields["drops_picture"]
        self.order_fields(self.field_order)

    def clean_themes(self) -> Any:
        """Refuse more than people read."""
        chosen = self.cleaned_data["themes"]
        if len(chosen) > MOST_THEMES:
            raise forms.ValidationError(_now("Kies hoogstens drie thema's."))
        return chosen

    def clean(self) -> dict[str, Any]:
        """Ask for words with a picture and with sound or film."""
        given = super().clean() or self.cleaned_data
        if self._has_picture(given) and not given.get("picture_alt") and "picture_alt" in given:
            self.add_error("picture_alt", _now("Schrijf in één zin wat er op de foto staat."))
        if given.get("media_link") and not str(given.get("transcript") or "").strip():
            self.add_error(
                "transcript",
                _now("Schrijf uit wat er gezegd wordt, anders kan niet iedereen het volgen."),
            )
        if self.errors and given.get("picture"):
            self.add_error(
                "picture", _now("Kies je foto straks opnieuw: die kunnen we niet bewaren.")
            )
        return given

    def _has_picture(self, given: dict[str, Any]) -> bool:
        kept = self.item is not None and self.item.picture_id is not None
        return bool(given.get("picture")) or (kept and not given.get("drops_picture"))

    def short(self) -> Short:
        """Give what was typed, as the service takes it."""
        given = self.cleaned_data
        return Short(
            text=given["text"],
            organisation_id=given["organisation"],
            link=given["link"],
            media_link=given["media_link"],
            transcript=given["transcript"],
            picture_alt=given["picture_alt"],
            picture=given.get("picture"),
            drops_picture=bool(given.get("drops_picture")),
            themes=list(given["themes"]),
        )


def _initial(item: NewsItem) -> dict[str, Any]:
    names = ("text", "link", "media_link", "transcript", "picture_alt")
    return {
        **{name: getattr(item, name) for name in names},
        "organisation": in_choice(item.organisation_id),
        "themes": item.themes.all(),
    }
