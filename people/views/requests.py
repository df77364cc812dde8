"""Somebody's own page about requests: how often, pause, and going on as ambassador."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from people.forms.ambassadors import BudgetForm, PauseForm
from people.models import Ambassadorship, Person
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.presenting.requests import own_requests
from people.services import ambassadors, availability

TOO_OFTEN = 429
View = Callable[Concatenate[ActorRequest, Person, ...], HttpResponse]


def for_owner(view: View) -> Callable[..., HttpResponse]:
    """Ask to sign in and hand the view the person's own profile; who has none gets a page that says so."""

    @never_cache
    @wraps(view)
    def guarded(request: ActorRequest, **kwargs: Any) -> HttpResponse:
        if not request.actor.is_signed_in:
            return redirect_to_login(request.get_full_path())
        person = Person.objects.filter(user=request.actor.user_id).first()
        if person is None:
            return render(request, "people/desk/no_profile.html")
        return view(request, person, **kwargs)

    return guarded


@require_safe
@for_owner
def overview(request: ActorRequest, person: Person) -> HttpResponse:
    """Show what came, what may still come, and what somebody is ambassador of."""
    return _page(request, person)


@require_POST
@for_owner
def choose_budget(request: ActorRequest, person: Person) -> HttpResponse:
    """Set how many requests a month somebody wants."""
    form = BudgetForm(request.POST)
    if not form.is_valid():
        return _page(request, person, budget_form=form, status=400)
    return _change(
        request,
        person,
        _("Bewaard."),
        lambda: availability.choose_budget(
            person=person,
            number=form.cleaned_data["number"],
            actor=request.actor,
            today=timezone.localdate(),
        ),
    )


@require_POST
@for_owner
def pause(request: ActorRequest, person: Person) -> HttpResponse:
    """Take a pause."""
    form = PauseForm(request.POST)
    if not form.is_valid():
        return _page(request, person, pause_form=form, status=400)
    return _change(
        request,
        person,
        _("Je hebt pauze. Er komen geen nieuwe verzoeken."),
        lambda: availability.pause(
            person=person,
            until=form.cleaned_data["until"],
            actor=request.actor,
            today=timezone.localdate(),
        ),
    )


@require_POST
@for_owner
def resume(request: ActorRequest, person: Person) -> HttpResponse:
    """End a pause."""
    return _change(
        request,
        person,
        _("Je pauze is voorbij. Mensen kunnen je weer vragen."),
        lambda: availability.resume(person=person, actor=request.actor),
    )


@require_POST
@for_owner
def answer_renewal(request: ActorRequest, person: Person, pk: int) -> HttpResponse:
    """Say whether to go on as ambassador."""
    row = _own_term(person, pk)
    if request.POST.get("verder") not in {"ja", "nee"}:
        messages.error(request, _("Kies ja of nee."))
        return _page(request, person, status=400)
    return _change(
        request,
        person,
        _("Dank je. De redactie ziet je antwoord."),
        lambda: ambassadors.answer_renewal(
            row=row,
            wants=request.POST["verder"] == "ja",
            actor=request.actor,
            today=timezone.localdate(),
        ),
    )


@require_POST
@for_owner
def step_down(request: ActorRequest, person: Person, pk: int) -> HttpResponse:
    """Stop as ambassador now."""
    row = _own_term(person, pk)
    return _change(
        request,
        person,
        _("Je bent gestopt als ambassadeur. Gesprekken die lopen, gaan door. Dank je wel."),
        lambda: ambassadors.step_down(row=row, actor=request.actor, today=timezone.localdate()),
    )


def _own_term(person: Person, pk: int) -> Ambassadorship:
    return get_object_or_404(person.ambassadorships.select_related("person"), pk=pk)


def _change(
    request: ActorRequest, person: Person, sentence: str, change: Callable[[], object]
) -> HttpResponse:
    try:
        change()
    except NotYoursError as error:
        raise Http404 from error
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
        return _page(request, person, status=400)
    except ThrottledError as error:
        messages.error(request, error.sentence)
        return _page(request, person, status=TOO_OFTEN)
    messages.success(request, sentence)
    return redirect("own:requests")


def _page(
    request: ActorRequest,
    person: Person,
    *,
    budget_form: BudgetForm | None = None,
    pause_form: PauseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "own": own_requests(person),
        "budget_form": budget_form or BudgetForm(initial={"number": person.monthly_budget}),
        "pause_form": pause_form or PauseForm(),
    }
    return render(request, "people/desk/requests.html", context, status=status)
