"""What editors type of a redirect, and the file from which they bring many."""

import csv
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects import forms as wagtail_forms
from wagtail.contrib.redirects.models import Redirect

from alliantie.links.answering import is_taken
from alliantie.links.policies import LinkRefusedError, check_address

from . import policies
from .following import end_of, goal, next_step, path_here

SITE_ADMINS_MAY = "wagtailcore.change_site"
EXTENSIONS = ("csv", "tsv")  # a spreadsheet of a few kB can unfold to gigabytes
MOST_BYTES = 200_000
MOST_ROWS = 500


class RedirectForm(wagtail_forms.RedirectForm):
    """Wagtail's form with our rules; without a user, as in an import, it counts as an editor's."""

    redirect_link = forms.CharField(
        label=gettext_lazy("of naar een adres"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Bijvoorbeeld /themas/. Een andere site begint met https://."),
    )

    def clean_old_path(self) -> str:
        """Take a path, or a whole address of which we keep the path; refuse what cannot be read."""
        given = str(self.cleaned_data["old_path"] or "").strip()
        if "//" in given:
            _check(given)
        return given

    def clean_redirect_link(self) -> str:
        """Keep an address of this site whole, as the database wants it; refuse what is unsafe."""
        given = str(self.cleaned_data["redirect_link"] or "").strip()
        here = path_here(given) if given.startswith(("/", settings.SITE_URL)) else ""
        if not given:
            return ""
        _check(here or given)
        return f"{settings.SITE_URL.rstrip('/')}{here}" if here else given

    def clean(self) -> Any:
        """Say in the form what a rule refuses."""
        given = super(wagtail_forms.RedirectForm, self).clean()  # its own rule is among ours
        if not self.errors:
            try:
                self._check()
            except policies.RedirectRefusedError as error:
                self.add_error(error.field, error.sentence)
        return given

    def _check(self) -> None:
        given = self.cleaned_data
        page, link = given.get("redirect_page"), given.get("redirect_link", "")
        path = Redirect.normalise_path(given["old_path"])
        double = Redirect.objects.filter(old_path=path).exclude(pk=self.instance.pk)
        policies.check_from(stands=is_taken(urlsplit(path).path), is_double=double.exists())
        policies.check_to(has_page=page is not None, has_link=bool(link))
        is_new = "redirect_link" in self.changed_data or not self.instance.pk
        policies.check_other_site(
            is_elsewhere=is_new and bool(link) and not path_here(link),
            may_leave=self._may_leave(),
        )
        self._check_way(path, Redirect(old_path=path, redirect_page=page, redirect_link=link))

    def _check_way(self, path: str, made: Redirect) -> None:
        further = next_step(goal(made))
        if further is not None and further.pk == self.instance.pk:
            further = None  # what it was before this change
        policies.check_way(
            comes_back=Redirect.normalise_path(goal(made)) == path
            or (further is not None and end_of(further, asked=path) is None),
            leads_on_to=goal(further) if further else "",
            field="redirect_page" if made.redirect_page else "redirect_link",
        )

    def _may_leave(self) -> bool:
        user = getattr(self, "for_user", None)
        return user is not None and bool(user.has_perm(SITE_ADMINS_MAY))


def _check(address: str) -> None:
    """Say in a form what the rule of links refuses."""
    try:
        check_address(address)
    except LinkRefusedError as error:
        raise ValidationError(error.sentence) from error


class ImportForm(wagtail_forms.ImportForm):
    """A small table of text, whole in every row."""

    def clean_import_file(self) -> Any:
        """Refuse what is too large, no text, or not a table."""
        file = self.cleaned_data["import_file"]
        if not file.name.lower().endswith(tuple(f".{one}" for one in EXTENSIONS)):
            raise ValidationError(_("Neem een bestand dat eindigt op .csv of .tsv."))
        if file.size > MOST_BYTES:
            raise ValidationError(
                _("Dit bestand is te groot. Neem er een van hoogstens %(size)d kB.")
                % {"size": MOST_BYTES // 1000}
            )
        _check_table(_text(file.read()), is_tabbed=file.name.lower().endswith(".tsv"))
        file.seek(0)
        return file


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise ValidationError(_("Bewaar het bestand als UTF-8 en probeer het opnieuw.")) from None


def _check_table(text: str, *, is_tabbed: bool) -> None:
    try:
        rows = list(csv.reader(StringIO(text), delimiter="\t" if is_tabbed else ","))
    except csv.Error:
        raise ValidationError(_("Dit bestand is geen tabel die we kunnen lezen.")) from None
    if len(rows) - 1 > MOST_ROWS:
        raise ValidationError(
            _("Er staan te veel regels in. Neem er hoogstens %(most)d per keer.")
            % {"most": MOST_ROWS}
        )
    width = len(rows[0]) if rows else 0
    for number, row in enumerate(rows, start=1):
        if len(row) != width or width < 2:  # noqa: PLR2004 - from and to
            raise ValidationError(
                _(
                    "Regel %(number)d heeft niet evenveel kolommen als de eerste, of er is er maar één."
                )
                % {"number": number}
            )
