"""The screen where site admins switch parts off and on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.models import FeatureOff
from alliantie.site_admins import for_site_admins

from .registry import feature, features
from .switching import switch


@for_site_admins
@require_safe
@never_cache
def overview(request: ActorRequest) -> HttpResponse:
    """List every part and whether this network uses it."""
    rows = {row.pk: row for row in FeatureOff.objects.select_related("switched_by")}
    lines = [(one, rows.get(one.name)) for one in features()]
    return render(request, "alliantie/cms/features.html", {"lines": lines})


@for_site_admins
@require_POST
def turn(request: ActorRequest, name: str) -> HttpResponse:
    """Switch one part; the form says to what, so that a second click changes nothing."""
    found = feature(name)
    is_on = {"aan": True, "uit": False}.get(request.POST.get("stand", ""))
    if found is None or is_on is None:
        raise Http404
    switch(feature=found, is_on=is_on, actor=request.actor)
    said = _("%s staat aan.") if is_on else _("%s staat uit. Wat er al was, is bewaard.")
    messages.success(request, said % found.label)
    return redirect("features")
