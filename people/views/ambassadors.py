"""The overview of ambassadors."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from people.filters.ambassadors import PAGE, Asked
from people.presenting.ambassadors import listed


@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show all ambassadors this visitor may see, with filters."""
    asked = Asked.read(request.GET)
    context = {
        "asked": asked,
        "groups": asked.groups(request.actor),
        "listed": listed(asked, request.actor, request.GET.get(PAGE, "1")),
        "trail": [Link(label=_("Ambassadeurs"))],
    }
    return render(request, "people/ambassadors.html", context)
