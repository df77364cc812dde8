"""Pages of offers and needs, for everybody and on somebody's own desk."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from people.choices import OfferState
from people.filters.offers import PAGE, Question
from people.forms.offers import OfferForm, typed_before
from people.models import Offer
from people.policies.offers import may_change
from people.policies.publishing import asks_directly
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.presenting.offers import listed, offer_page, own_offers
from people.services.offers import change_offer, end_offer, place_offer, renew_offer

BAD, TOO_MANY = 400, 429


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show what people and organisations offer and need, narrowed by filters."""
    question = Question.read(request.GET)
    page, cards = listed(question, request.actor, request.GET.get(PAGE, "1"))
    context = {
        "question": question,
        "groups": question.groups(request.actor),
        "page": page,
        "cards": cards,
        "trail": [Link(label=_("Vraag en aanbod"))],
    }
    return render(request, "people/offers/overview.html", context)


@require_safe
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Show one offer or need."""
    rows = Offer.objects.visible_to(request.actor).with_names_for(request.actor)
    shown = offer_page(get_object_or_404(rows, pk=pk), request.actor)
    trail = [Link(label=_("Vraag en aanbod"), url=reverse("people:offers"))]
    trail = [*trail, Link(label=shown.card.title)]
    context = {"shown": shown, "card": shown.card, "pk": pk, "trail": trail}
    return render(request, "people/offers/detail.html", context)


@for_signed_in
@require_safe
def own(request: ActorRequest) -> HttpResponse:
    """Show what somebody placed and what can be done with it."""
    return render(request, "people/offers/own.html", {"lines": own_offers(request.actor)})


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: ActorRequest) -> HttpResponse:
    """Place an offer or need."""
    if request.method != "POST":
        return _form(request, OfferForm(actor=request.actor))
    form = OfferForm(request.POST, actor=request.actor)

    def keep() -> Offer:
        return place_offer(wish=form.wish, actor=request.actor, key=form.cleaned_data["key"])

    return _kept(request, form, keep)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change one's own offer or need."""
    offer = _own(request, pk)
    if not may_change(offer.state):
        messages.info(request, _("Dit is gesloten. Plaats het opnieuw als het weer geldt."))
        return redirect("own:offers")
    if request.method != "POST":
        return _form(request, OfferForm(initial=typed_before(offer), actor=request.actor), offer)
    form = OfferForm(request.POST, actor=request.actor)

    def keep() -> Offer:
        return change_offer(offer=offer, wish=form.wish, actor=request.actor)

    return _kept(request, form, keep, offer)


def _kept(
    request: ActorRequest, form: OfferForm, keep: Callable[[], Offer], offer: Offer | None = None
) -> HttpResponse:
    """Keep what was typed; when that may not be, say why and lose nothing."""
    if not form.is_valid():
        return _form(request, form, offer, BAD)
    try:
        kept = keep()
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, offer, TOO_MANY)
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, offer, BAD)
    said = _("Het staat bij Vraag en aanbod.")
    if kept.state == OfferState.HELD:
        said = _("Dank je. De redactie kijkt het na. Je hoort het als het op de site staat.")
    messages.success(request, said)
    return redirect("own:offers")


def _form(
    request: ActorRequest, form: OfferForm, offer: Offer | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "offer": offer, "is_held": not asks_directly(request.actor)}
    return render(request, "people/offers/form.html", context, status=status)


@for_signed_in
@require_POST
def renew(request: ActorRequest, pk: int) -> HttpResponse:
    """Let it stand three months more; clicking twice does what clicking once does."""
    offer = _own(request, pk)
    said = _("Verlengd. Het blijft nog drie maanden staan.")
    return _done(request, said, lambda: renew_offer(offer=offer, actor=request.actor))


@for_signed_in
@require_POST
def found(request: ActorRequest, pk: int) -> HttpResponse:
    """Say that somebody was found; it leaves the site."""
    offer, state = _own(request, pk), OfferState.MATCHED
    said = _("Mooi! Het staat niet meer bij Vraag en aanbod.")
    return _done(request, said, lambda: end_offer(offer=offer, state=state, actor=request.actor))


@for_signed_in
@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """Take it off the site."""
    offer, state = _own(request, pk), OfferState.CLOSED
    said = _("Gesloten. Het staat niet meer bij Vraag en aanbod.")
    return _done(request, said, lambda: end_offer(offer=offer, state=state, actor=request.actor))


def _own(request: ActorRequest, pk: int) -> Offer:
    return get_object_or_404(Offer.objects.of(request.actor), pk=pk)


def _done(request: ActorRequest, said: str, act: Callable[[], Offer]) -> HttpResponse:
    try:
        act()
    except NotYoursError as error:
        raise Http404 from error
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, said)
    return redirect("own:offers")
