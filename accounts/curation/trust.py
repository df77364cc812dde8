"""Who publishes at once: the list, and giving and withdrawing it for one person."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.policies.trust import LONGEST_REASON, Trusting, TrustRefusedError, may_decide
from accounts.services import trust
from alliantie.http import ActorRequest
from alliantie.today.following import decided

ON_A_PAGE = 50
WRONG = 400
LONGEST_WORDS = 100


class TrustForm(forms.Form):
    """Why an editor gives it, or takes it back."""

    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("De persoon leest dit in een mail en op de eigen werkplek."),
    )


@dataclass(frozen=True)
class Line:
    """One person with how far they are."""

    user: User
    at: Trusting


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


@require_safe
def trusted_people(request: ActorRequest) -> HttpResponse:
    """List who published something, by name; a fixed number of queries."""
    _editors_only(request)
    words = request.GET.get("q", "")[:LONGEST_WORDS]
    page = Paginator(trust.people(words), ON_A_PAGE).get_page(request.GET.get("p"))
    users = list(page.object_list)
    at = trust.standings(users)
    lines = [Line(user, at[user.pk]) for user in users]
    context = {"lines": lines, "page": page, "words": words}
    return render(request, "accounts/cms/trusted_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def trusted_person(request: ActorRequest, pk: int) -> HttpResponse:
    """Show how far somebody is, and give or withdraw; refused, what was typed stays."""
    _editors_only(request)
    user = get_object_or_404(User, pk=pk)
    form = TrustForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            said = _decide(request, user, form.cleaned_data["reason"])
        except TrustRefusedError as error:
            form.add_error("reason", error.sentence)
        else:
            decided(request, said)
            return redirect("trusted_person", pk)
    context: dict[str, Any] = {
        "person": user,
        "form": form,
        "at": trust.standing_of(pk),
        "may_decide": may_decide(request.actor, pk),
    }
    status = WRONG if form.errors else HttpResponse.status_code
    return render(request, "accounts/cms/trusted_person.html", context, status=status)


def _decide(request: ActorRequest, user: User, reason: str) -> str:
    if request.POST.get("besluit") == "trek-in":
        trust.withdraw_trust(user=user, actor=request.actor, reason=reason)
        return _("De redactie leest weer eerst mee met %(who)s.") % {"who": user}
    trust.give_trust(user=user, actor=request.actor, reason=reason)
    return _("%(who)s publiceert voortaan meteen.") % {"who": user}
