"""Files and links to take along."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.choices import LinkKind
from cases.models import CaseAttachment, CaseLink
from cases.services.uploading import UploadRefusedError, keep_document

from .base import DraftForm

ROWS_MORE = 2
MOST_ROWS = 20


class TakeAlongForm(DraftForm):
    """Files and links to take along."""

    heading = _("Neem mee")
    intro = _("Wat kan een ander meteen gebruiken? Een plan, een brief, gegevens, broncode.")
    parts = ()
    takes_files = True
    is_autosaved = False

    file = forms.FileField(
        label=_("Voeg een bestand toe"),
        help_text=_("PDF, DOCX of ODT, hoogstens 20 MB."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander.")},
    )
    file_title = NameField(label=_("Naam van het bestand"), required=False, max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = list(self.draft.attachments.all()) if self.draft else []
        links = list(self.draft.links.all()) if self.draft else []
        if self.kept:
            self.fields["drop"] = forms.MultipleChoiceField(
                label=_("Deze bestanden weghalen"),
                choices=[
                    (str(one.attachment_id), one.title or one.attachment.title) for one in self.kept
                ],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )
        self.rows = min(len(links) + ROWS_MORE, MOST_ROWS)
        for number in range(self.rows):
            self._add_row(number, links[number] if number < len(links) else None)

    def _add_row(self, number: int, link: CaseLink | None) -> None:
        place = {"number": number + 1}
        self.fields[f"link_{number}"] = forms.URLField(
            label=_now("Link %(number)d") % place,
            required=False,
            max_length=500,
            assume_scheme="https",
            initial=link.url if link else "",
            error_messages={
                "invalid": _("Dit is geen adres. Een voorbeeld: https://www.gemeente.nl/plan.")
            },
        )
        self.fields[f"link_title_{number}"] = NameField(
            label=_now("Naam van link %(number)d") % place,
            required=False,
            max_length=120,
            initial=link.title if link else "",
        )
        self.fields[f"link_kind_{number}"] = forms.ChoiceField(
            label=_now("Wat is link %(number)d?") % place,
            choices=LinkKind.choices,
            required=False,
            initial=link.kind if link else LinkKind.OTHER,
        )

    def changes(self, user_id: int) -> dict[str, Any]:
        """Give the links and files; a refused file leaves everything else saved."""
        drop = set(self.cleaned_data.get("drop") or ())
        files = [
            CaseAttachment(attachment=one.attachment, title=one.title)
            for one in self.kept
            if str(one.attachment_id) not in drop
        ]
        try:
            added = keep_document(
                file=self.cleaned_data.get("file"),
                title=self.cleaned_data.get("file_title", ""),
                user_id=user_id,
            )
        except UploadRefusedError as error:
            self.add_error("file", error.sentence)
        else:
            files += [CaseAttachment(attachment=added, title=added.title)] if added else []
        for order, one in enumerate(files):
            one.sort_order = order
        return {"attachments": files, "links": list(self._links())}

    def _links(self) -> Iterator[CaseLink]:
        data = self.cleaned_data
        for number in range(self.rows):
            url = data.get(f"link_{number}") or (
                self.fields[f"link_{number}"].initial if f"link_{number}" in self.errors else ""
            )
            if url:
                yield CaseLink(
                    url=url,
                    title=data.get(f"link_title_{number}") or url[:120],
                    kind=data.get(f"link_kind_{number}") or LinkKind.OTHER,
                    sort_order=number,
                )
