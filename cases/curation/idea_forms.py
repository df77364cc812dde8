"""What editors fill in for an idea round and for the answer to an idea."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page, Site

from cases.choices import WhoMayPost
from cases.models import IdeaRound
from cases.services.ideas.deciding import CameOf
from cases.services.ideas.rounds import RoundWords
from themes.models import Theme

LONGEST_CAME = 200


class RoundForm(forms.ModelForm[IdeaRound]):
    """A question, when and of whom."""

    themes = forms.ModelMultipleChoiceField(
        Theme.objects.all(),
        label=_("Thema's"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = IdeaRound
        fields: ClassVar[list[str]] = [
            "question",
            "more",
            "opens_on",
            "closes_on",
            "who_may_post",
            "themes",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "more": forms.Textarea(attrs={"rows": 5}),
            "opens_on": AdminDateInput(),
            "closes_on": AdminDateInput(),
        }
        error_messages: ClassVar[dict[str, dict[str, object]]] = {
            "question": {"required": _("Schrijf de vraag.")},
            "opens_on": {"required": _("Kies de eerste dag.")},
            "closes_on": {"required": _("Kies de laatste dag.")},
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a round that ends before it begins, beside the field."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("opens_on"), data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("De laatste dag ligt voor de eerste."))
        return data

    def words(self) -> RoundWords:
        """Give what was filled in, for the service."""
        given = self.cleaned_data
        return RoundWords(
            question=given["question"],
            more=given["more"],
            opens_on=given["opens_on"],
            closes_on=given["closes_on"],
            who_may_post=given["who_may_post"] or WhoMayPost.MEMBERS,
            theme_ids=[theme.pk for theme in given["themes"]],
        )


class CameOfForm(forms.Form):
    """What came of an adopted idea."""

    text = forms.CharField(
        max_length=LONGEST_CAME,
        error_messages={
            "required": _("Schrijf in een zin wat er van het idee kwam."),
            "max_length": _("Houd het bij %(limit_value)d tekens."),
        },
    )
    address = forms.CharField(required=False, max_length=500)

    def clean_address(self) -> str:
        """Take a page of this site, or an address elsewhere."""
        address: str = self.cleaned_data["address"].strip()
        if not address or _path(address):
            return address
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError as error:
            raise ValidationError(_("Dit is geen adres van een pagina.")) from error
        return address

    def came_of(self) -> CameOf:
        """Give what was filled in, for the service."""
        address, text = self.cleaned_data["address"], self.cleaned_data["text"]
        page = _page_at(_path(address)) if address else None
        if page is not None:
            return CameOf(text=text, page_id=page.pk)
        full = f"{settings.SITE_URL}{address}" if address.startswith("/") else address
        return CameOf(text=text, url=full)


def _path(address: str) -> str:
    """Give the path of an address on this site, else nothing."""
    parts, ours = urlsplit(address), urlsplit(settings.SITE_URL)
    here = not parts.netloc and address.startswith("/") and not address.startswith("//")
    return parts.path if here or parts.netloc == ours.netloc else ""


def _page_at(path: str) -> Page | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or not path:
        return None
    whole = f"{site.root_page.url_path.rstrip('/')}{path.rstrip('/')}/"
    found: Page | None = Page.objects.filter(url_path=whole).first()
    return found
