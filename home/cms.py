"""The screen "Wie mag wat" in the CMS."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest

from .presenting import who_may_what


@require_safe
def rights(request: ActorRequest) -> HttpResponse:
    """Show who may what, as the code says it now."""
    if not request.actor.is_editor:
        raise PermissionDenied
    context = {"tables": who_may_what.tables(), "held": who_may_what.held()}
    return render(request, "home/cms/who_may_what.html", context)
