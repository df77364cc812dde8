"""What an editor changed, side by side, and what its author says to it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.word_changes import ChangeOnDesk
from cases.models import WordChange
from cases.policies.words import LONGEST_REASON
from cases.policies.writing import WritingRefusedError
from cases.services.objecting import react_once
from cases.services.words import changes_of

CONFLICT = 409
AGREE = "akkoord"
BOTH = gettext_lazy(
    "Je schreef waarom niet, en koos ‘Akkoord’. Maak het vak leeg, of kies de andere knop."
)


class ReactForm(forms.Form):
    """Why an author does not agree."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    reason = forms.CharField(
        label=gettext_lazy("Waarom ben je het er niet mee eens?"),
        help_text=gettext_lazy(
            "Alleen nodig als je het er niet mee eens bent. De redactie leest dit."
        ),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Show what was changed to who wrote it, and keep what they say."""
    at = ChangeOnDesk(_own(request, pk))
    if request.method != "POST":
        return _page(request, at, ReactForm())
    form = ReactForm(request.POST)
    if not form.is_valid():
        return _page(request, at, form, CONFLICT)
    agrees = request.POST.get("besluit") == AGREE
    if agrees and form.cleaned_data["reason"].strip():
        form.add_error("reason", BOTH)
        return _page(request, at, form, CONFLICT)
    try:
        react_once(
            key=form.cleaned_data["key"] or uuid4(),
            change=at.change,
            actor=request.actor,
            agrees=agrees,
            reason=form.cleaned_data["reason"],
        )
    except WritingRefusedError as error:
        form.add_error("reason", error.sentence)
        return _page(request, at, form, CONFLICT)
    messages.success(
        request,
        _("Dank je wel. De redactie weet dat je akkoord bent.")
        if agrees
        else _("Je bezwaar ligt bij de redactie. Je krijgt bericht."),
    )
    return redirect("desk:change", pk)


def _own(request: ActorRequest, pk: int) -> WordChange:
    rows = changes_of(request.actor.user_id).select_related("page", "before", "after")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: ActorRequest, at: ChangeOnDesk, form: ReactForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"at": at, "form": form}
    return render(request, "cases/desk/words/change.html", context, status=status)
