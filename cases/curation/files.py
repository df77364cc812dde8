"""Files online that not everybody can read: editors ask the author, or say why one stays."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery, TextChoices
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.models import AttachmentCheck
from alliantie.today.following import decided, only
from cases.models import CaseAttachment
from cases.policies.files import FileRefusedError
from cases.services.files import ask_author, leave_as_it_is

from .today_files import KIND, hindering_online

MOST, REFUSED = 100, 400


class Shown(TextChoices):
    """Which of them to show."""

    OPEN = "open", gettext_lazy("Nog niets gedaan")
    ASKED = "gevraagd", gettext_lazy("Auteur gevraagd")
    EXCUSED = "reden", gettext_lazy("Blijft staan, met reden")


@require_safe
@never_cache
def hindering_files(request: ActorRequest) -> HttpResponse:
    """List them, what was found longest ago first."""
    _editors_only(request)
    asked = request.GET.get("stand", "")
    shown = Shown(asked) if asked in Shown.values else Shown.OPEN
    return _listed(request, only(request, KIND, _shown(shown)), shown)


def _listed(
    request: ActorRequest,
    rows: QuerySet[AttachmentCheck],
    shown: Shown | None,
    *,
    typed: str = "",
    status: int = 200,
) -> HttpResponse:
    online = CaseAttachment.objects.filter(attachment=OuterRef("pk"), page__live=True)
    first = online.order_by("page")
    named = rows.select_related("attachment").annotate(
        case_pk=Subquery(first.values("page")[:1]),
        case_title=Subquery(first.values("page__title")[:1]),
    )
    context = {
        "rows": named.order_by("checked_at", "pk")[:MOST],
        "shown": shown,
        "choices": Shown.choices,
        "typed": typed,
    }
    return render(request, "cases/curation/files.html", context, status=status)


def _shown(shown: Shown) -> QuerySet[AttachmentCheck]:
    today = timezone.localdate()
    rows = hindering_online()
    if shown == Shown.EXCUSED:
        return rows.filter(excuse_until__gte=today)
    return rows.to_mend(today).filter(asked_at__isnull=shown == Shown.OPEN)


@require_POST
def decide_file(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask its author, or keep why it stays."""
    _editors_only(request)
    row = get_object_or_404(hindering_online(), pk=pk)
    reason = request.POST.get("reden", "")
    try:
        if request.POST.get("besluit") == "laat":
            leave_as_it_is(check=row, actor=request.actor, reason=reason, origin="cms")
            said = _("Bewaard. Na een jaar komt het terug.")
        else:
            ask_author(check=row, actor=request.actor)
            said = _("De auteur krijgt een mail.")
    except FileRefusedError as error:
        messages.error(request, error.sentence)
        rows = hindering_online().filter(pk=pk)
        return _listed(request, rows, None, typed=reason, status=REFUSED)
    decided(request, said, what=(KIND, pk))
    return redirect("hindering_files")


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied
