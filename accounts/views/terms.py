"""Read every version of what members agree with, and agree."""

from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import TermsKind
from accounts.forms import AgreeForm
from accounts.models import TermsVersion
from accounts.presenting.kept_form import KeptForm, kept_again
from accounts.presenting.terms import version_lines
from accounts.services import terms
from alliantie.given_back import typed_texts

OK, BAD, LATER = 200, 400, 409
DESK = "/mijn/"


@require_safe
def versions(request: HttpRequest, kind: str) -> HttpResponse:
    """List the versions of one text with what changed, the newest first."""
    lines = version_lines(_kind(kind))
    if not lines:
        raise Http404
    return render(request, "accounts/terms_versions.html", {"lines": lines, "kind": _kind(kind)})


@require_safe
def version(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Show one version as it was published."""
    found = get_object_or_404(TermsVersion, kind=_kind(kind), number=number)
    return render(request, "accounts/terms_version.html", {"version": found})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest) -> HttpResponse:
    """Ask to agree with what is new; a form that was on its way goes on afterwards."""
    user_id = request.user.pk or 0
    way_on = _way_on(request)
    owed = terms.owed_by(user_id)
    form = AgreeForm(request.POST if request.method == "POST" else None, versions=owed)
    if request.method == "POST" and owed and not form.is_valid():
        return asking(request, form, way_on, BAD)
    if request.method != "POST" and owed:
        return asking(request, form, way_on, OK)
    terms.accept(user_id=user_id, versions=owed)
    request.session[terms.AGREED] = terms.asked_now()
    kept = kept_again(request)
    if kept is None:
        return redirect(way_on)
    context = {"kept": kept, "way_on": way_on, "texts": typed_texts(request)}
    return render(request, "accounts/agreed.html", context)


def asking(
    request: HttpRequest,
    form: AgreeForm,
    way_on: str,
    status: int,
    *,
    kept: KeptForm | None = None,
) -> HttpResponse:
    """Show what is asked, with a form that was on its way kept in the page."""
    context = {"form": form, "way_on": way_on, "kept": kept or kept_again(request)}
    return render(request, "accounts/agree.html", context, status=status)


def _kind(kind: str) -> TermsKind:
    if kind not in TermsKind.values:
        raise Http404
    return TermsKind(kind)


def _way_on(request: HttpRequest) -> str:
    """Give where somebody was going, on this site's desk and nowhere else."""
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    is_here = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_here and urlsplit(asked).path.startswith(DESK) else DESK
