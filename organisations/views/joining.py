"""The ways in: for an organisation that stands here, for one that does not yet, or as oneself."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from organisations.choices import MembershipState
from organisations.forms import AsMyselfForm, FaceForm, NewOrganisationForm
from organisations.models import Membership, Organisation
from organisations.policies import OrganisationRefusedError
from organisations.proposing import join, join_new, looked_for, meant
from organisations.resolving import current_of
from organisations.services import Face

from .door import kept_in_address, sign_in_links, typed_before

TOO_OFTEN, BAD = 429, 400
LONGEST_WORDS = 100
METHODS = ["GET", "HEAD", "POST"]


@require_safe
def ways_in(request: ActorRequest) -> HttpResponse:
    """Offer the ways to take part, and find one's organisation."""
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    context = {
        "words": words,
        "found": looked_for(words, request.actor),
        "trail": [Link(label=_("Doe mee"))],
    }
    return render(request, "organisations/ways_in.html", context)


@never_cache
@require_http_methods(METHODS)
def works_here(request: ActorRequest, slug: str) -> HttpResponse:
    """Let somebody say that they work for this organisation."""
    visible = Organisation.objects.visible_to(request.actor)
    organisation = current_of(get_object_or_404(visible.select_related("successor"), slug=slug))
    if not visible.filter(pk=organisation.pk).exists():
        raise Http404
    title = _("Ik werk bij %(name)s") % {"name": organisation.name}
    page = _Page(request, FaceForm, title, organisation)

    def act(form: forms.Form) -> Membership:
        return join(actor=request.actor, organisation=organisation, face=Face(**form.cleaned_data))

    return page.answer(act)


@never_cache
@require_http_methods(METHODS)
def as_myself(request: ActorRequest) -> HttpResponse:
    """Let somebody take part without an organisation."""

    def act(form: forms.Form) -> Membership:
        return join(actor=request.actor, organisation=None, **form.cleaned_data)

    return _Page(request, AsMyselfForm, _("Meedoen als jezelf")).answer(act)


@never_cache
@require_http_methods(METHODS)
def new_organisation(request: ActorRequest) -> HttpResponse:
    """Let somebody propose the organisation they work for and take part for it at once."""
    page = _Page(request, NewOrganisationForm, _("Mijn organisatie staat er niet bij"))

    def act(form: forms.Form) -> Membership:
        data = dict(form.cleaned_data)
        face = Face(function=data.pop("function"), is_shown=data.pop("is_shown"))
        return join_new(actor=request.actor, face=face, **data)

    def alike(form: forms.Form) -> list[Organisation]:
        return [] if "toch" in request.POST else meant(form.cleaned_data["name"], request.actor)

    return page.answer(act, alike)


class _Page:
    """One form to take part with, whoever asks."""

    def __init__(
        self,
        request: ActorRequest,
        form: type[forms.Form],
        title: str,
        organisation: Organisation | None = None,
    ) -> None:
        self.request = request
        self.form = form
        self.title = title
        self.organisation = organisation

    def answer(
        self,
        act: Callable[[forms.Form], Membership],
        alike: Callable[[forms.Form], list[Organisation]] = lambda _form: [],
    ) -> HttpResponse:
        """Show the form, ask to sign in first, or do what was asked."""
        request = self.request
        if request.method != "POST":
            return self.show(self.form(initial=typed_before(request, self.form)))
        if not request.actor.is_signed_in:
            return kept_in_address(request, self.form)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=BAD)
        if found := alike(form):
            return self.show(form, alike=found)
        return self.done(form, act)

    def done(self, form: forms.Form, act: Callable[[forms.Form], Membership]) -> HttpResponse:
        """Ask, and say what came of it."""
        try:
            membership = act(form)
        except ThrottledError as error:
            form.add_error(None, error.sentence)
            return self.show(form, status=TOO_OFTEN)
        except OrganisationRefusedError as error:
            form.add_error(None, error.sentence)
            return self.show(form, status=BAD)
        except KeyOfAnotherError:
            form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
            return self.show(form, status=BAD)
        messages.success(self.request, sentence_of(membership))
        return redirect("memberships:overview")

    def show(
        self, form: forms.Form, *, alike: list[Organisation] | None = None, status: int = 200
    ) -> HttpResponse:
        """Render the page; who is not signed in sees how to."""
        context = {
            "form": form,
            "title": self.title,
            "organisation": self.organisation,
            "alike": alike or [],
            "is_signed_in": self.request.actor.is_signed_in,
            **sign_in_links(self.request),
        }
        return render(self.request, "organisations/join.html", context, status=status)


def sentence_of(membership: Membership) -> str:
    """Say how it stands after asking."""
    name = membership.organisation.name if membership.organisation else ""
    if membership.state == MembershipState.ACTIVE:
        return _("Je doet mee namens %(name)s.") % {"name": name} if name else _("Je doet mee.")
    if not name:
        return _("Je aanvraag is verstuurd. De redactie laat je per mail weten of je meedoet.")
    return _(
        "Je aanvraag voor %(name)s is verstuurd. Je krijgt een mail zodra erover is besloten."
    ) % {"name": name}
