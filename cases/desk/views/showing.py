"""Show a draft as visitors will see it: to its author, and by a link to somebody without an account."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from alliantie.visibility import VISITOR
from cases.desk.access import for_writers, own_page
from cases.desk.reading_along import remember
from cases.desk.standing import standing_of
from cases.models import CasePage
from cases.policies.writing import WritingRefusedError
from cases.services.sharing import revoke_shares, share_draft, shared_draft


def _as_visitor(request: ActorRequest, page: CasePage) -> HttpResponse:
    """Serve the last version through the page's own view, as a visitor would get it."""
    draft: CasePage = page.get_latest_revision_as_object()
    request.is_preview = True  # type: ignore[attr-defined]  # what Wagtail's own preview sets
    request.actor = VISITOR
    response: HttpResponse = draft.serve(request)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@for_writers
@require_safe
def preview(request: ActorRequest, pk: int) -> HttpResponse:
    """Show an author the page as it will be."""
    page = own_page(request.actor, pk)
    messages.info(request, _("Zo zien bezoekers je praktijkvoorbeeld. Dit is nog niet online."))
    return _as_visitor(request, page)


@never_cache
@require_safe
def shared(request: ActorRequest, token: str) -> HttpResponse:
    """Show a draft to whoever has the link."""
    share = shared_draft(token=token)
    if share is None:
        raise Http404
    until = date_format(share.expires_at, "j F Y")
    messages.info(
        request,
        _("Dit is een concept, met jou gedeeld om mee te lezen. De link werkt tot %(until)s.")
        % {"until": until},
    )
    response = _as_visitor(request, share.page)
    remember(response, share, token)
    return response


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: ActorRequest, pk: int) -> HttpResponse:
    """Make a link to show the draft, or end the links there are."""
    page = own_page(request.actor, pk)
    link = ""
    if request.method == "POST" and "stop" in request.POST:
        revoke_shares(page=page, actor=request.actor)
        messages.success(request, _("De links werken niet meer."))
        return redirect("desk:share", pk)
    if request.method == "POST":
        try:
            token = share_draft(page=page, actor=request.actor)
        except WritingRefusedError as error:
            messages.error(request, error.sentence)
            return redirect("desk:case", pk)
        link = settings.SITE_URL.rstrip("/") + reverse("desk:shared", args=[token])
    context = {"at": standing_of(page, request.actor), "link": link}
    return render(request, "cases/desk/share.html", context)
