"""One tick for house rules and terms, which names the versions it is about."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from accounts.models import TermsVersion

AGREE, VERSIONS = "agree", "versions"


class AgreeForm(forms.Form):
    """Agree with what is new."""

    use_required_attribute = False

    def __init__(self, *args: Any, versions: Sequence[TermsVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = versions
        ask(self, versions)

    def clean_versions(self) -> str:
        """Refuse a tick that was given for an older text."""
        return same_versions(self, self.asked)


def ask(form: forms.Form, versions: Sequence[TermsVersion]) -> None:
    """Put the tick on a form."""
    links = format_html_join(
        _(" en "),
        '<a class="nl-link" href="{}">{}</a>',
        (
            (
                version.get_absolute_url(),
                _("%(title)s (versie %(number)d)")
                % {"title": version.get_kind_display().lower(), "number": version.number},
            )
            for version in versions
        ),
    )
    form.fields[AGREE] = forms.BooleanField(
        label=format_html(_("Ik ga akkoord met de {links}."), links=links),
        error_messages={
            "required": _("Vink aan dat je akkoord gaat. Zonder akkoord kun je niet verder.")
        },
    )
    form.fields[VERSIONS] = forms.CharField(
        initial=named(versions), max_length=40, required=False, widget=forms.HiddenInput
    )


def named(versions: Sequence[TermsVersion]) -> str:
    """Name versions in a form field."""
    return "-".join(str(version.pk) for version in versions)


def same_versions(form: forms.Form, versions: Sequence[TermsVersion]) -> str:
    """Refuse when the text became another one while the form was open, and show the new one."""
    typed: str = form.cleaned_data[VERSIONS]
    if typed == named(versions):
        return typed
    form.data = {**form.data.dict(), VERSIONS: named(versions), AGREE: ""}  # type: ignore[attr-defined]  # a QueryDict
    form.add_error(AGREE, _("De tekst is net veranderd. Lees hem en vink opnieuw aan."))
    return named(versions)
