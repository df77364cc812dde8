"""Where editors appoint ambassadors, renew and end their terms, and see what is not covered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.cms_menu import EditorsMenuItem
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError, once
from people.forms.ambassadors import AppointmentForm
from people.models import Ambassadorship, Person
from people.policies.refusals import PeopleRefusedError
from people.presenting.coverage import coverage, term_rows
from people.services.ambassadors import appoint, end_term, renew

MOST, A_PAGE = 20, 50
PERMISSION = "people.change_ambassadorship"
PURPOSE = "ambassador.appoint"


class AmbassadorsMenuItem(EditorsMenuItem):
    """Shown to who appoints."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return super().is_shown(request) and request.user.has_perm(PERMISSION)


def for_editors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse everybody whose groups do not let them change ambassadors."""

    @wraps(view)
    def guarded(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (request.user.has_perm(PERMISSION) and request.actor.is_editor):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def menu_item() -> EditorsMenuItem:
    """Give the entry in the menu."""
    return AmbassadorsMenuItem(
        gettext_lazy("Ambassadeurs"), reverse("ambassador_terms"), icon_name="group", order=30
    )


def urls() -> list[URLPattern]:
    """Route the screens."""
    return [
        path("ambassadeurs/", terms, name="ambassador_terms"),
        path("ambassadeurs/dekking/", coverage_table, name="ambassador_coverage"),
        path("ambassadeurs/benoemen/", choose_person, name="ambassador_choose"),
        path("ambassadeurs/benoemen/<int:pk>/", appoint_person, name="ambassador_appoint"),
        path("ambassadeurs/<int:pk>/verlengen/", renew_term, name="ambassador_renew"),
        path("ambassadeurs/<int:pk>/stoppen/", stop_term, name="ambassador_stop"),
    ]


@require_safe
@for_editors
def terms(request: ActorRequest) -> HttpResponse:
    """List terms that run or are to come, the first to end on top; and what is over on request."""
    today = timezone.localdate()
    rows = Ambassadorship.objects.select_related("person").prefetch_related("themes")
    is_over = "voorbij" in request.GET
    running = Ambassadorship.objects.not_over(today).values("pk")
    shown = rows.exclude(pk__in=running) if is_over else rows.filter(pk__in=running)
    page = Paginator(shown.order_by("ends_on", "pk"), A_PAGE).get_page(request.GET.get("p", "1"))
    context = {"page": page, "is_over": is_over, "terms": term_rows(page.object_list)}
    return render(request, "people/cms/terms.html", context)


@require_safe
@for_editors
def coverage_table(request: ActorRequest) -> HttpResponse:
    """Show themes by region, and how the ambassadors are doing."""
    return render(request, "people/cms/coverage.html", {"coverage": coverage()})


@require_safe
@for_editors
def choose_person(request: ActorRequest) -> HttpResponse:
    """Find the person to appoint, by name or address."""
    words = request.GET.get("q", "")[:100].strip()
    found = Person.objects.active().filter(Q(name__icontains=words) | Q(user__email__iexact=words))
    people = found.select_related("user").prefetch_related("user__memberships__organisation")
    context = {"words": words, "people": people[:MOST] if words else []}
    return render(request, "people/cms/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def appoint_person(request: ActorRequest, pk: int) -> HttpResponse:
    """Appoint one person."""
    person = get_object_or_404(Person.objects.active(), pk=pk)
    form = AppointmentForm(request.POST or None)
    if request.method != "POST":
        return _form(request, person, form, 200)
    if not form.is_valid():
        return _form(request, person, form, 400)

    def change() -> dict[str, Any]:
        made = appoint(person=person, appointment=form.appointment, actor=request.actor)
        return {"pk": made.pk}

    try:
        once(
            key=form.cleaned_data["key"],
            purpose=f"{PURPOSE} {person.pk}",
            owner=f"user:{request.actor.user_id}",
            change=change,
        )
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _form(request, person, form, 400)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
        return _form(request, person, form, 400)
    messages.success(request, _("%(name)s is ambassadeur.") % {"name": person})
    return redirect("ambassador_terms")


@require_POST
@for_editors
def renew_term(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a term be followed by another, with one click."""
    row = get_object_or_404(Ambassadorship.objects.select_related("person__user"), pk=pk)
    return _done(
        request,
        _("%(name)s blijft ambassadeur.") % {"name": row.person},
        lambda: renew(row=row, actor=request.actor, today=timezone.localdate()),
    )


@require_POST
@for_editors
def stop_term(request: ActorRequest, pk: int) -> HttpResponse:
    """End a term now."""
    row = get_object_or_404(Ambassadorship.objects.select_related("person"), pk=pk)
    return _done(
        request,
        _("%(name)s is geen ambassadeur meer.") % {"name": row.person},
        lambda: end_term(row=row, actor=request.actor, today=timezone.localdate()),
    )


def _form(
    request: ActorRequest, person: Person, form: AppointmentForm, status: int
) -> HttpResponse:
    context = {"person": person, "form": form}
    return render(request, "people/cms/appoint.html", context, status=status)


def _done(request: ActorRequest, sentence: str, change: Callable[[], object]) -> HttpResponse:
    try:
        change()
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, sentence)
    return redirect("ambassador_terms")
