"""One file of somebody's own case: what is wrong with it, how to mend it, or why it stays."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from cases.desk.access import for_writers, own_page, rights
from cases.desk.files import FileOnDesk, files_of
from cases.desk.forms import ReasonForm
from cases.models import CasePage
from cases.policies.files import FileRefusedError
from cases.policies.writing import WritingRefusedError, check_belong
from cases.services.files import leave_as_it_is

REFUSED = 400


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def one_file(request: ActorRequest, pk: int, file_pk: int) -> HttpResponse:
    """Explain what was found in a file of this case, and take the reason why it stays."""
    page = own_page(request.actor, pk)
    file = _file_of(page, file_pk)
    if request.method != "POST":
        form = ReasonForm(initial={"reason": file.check.excuse})
        return render(request, "cases/desk/file.html", {"page": page, "file": file, "form": form})
    form = ReasonForm(request.POST)
    if not (form.is_valid() and _is_kept(request, page, file, form)):
        context = {"page": page, "file": file, "form": form}
        return render(request, "cases/desk/file.html", context, status=REFUSED)
    messages.success(request, _("Bewaard. Na een jaar vragen we het opnieuw."))
    return redirect("desk:case", pk)


def _is_kept(request: ActorRequest, page: CasePage, file: FileOnDesk, form: ReasonForm) -> bool:
    """Keep the reason, or put on the form why not."""
    reason = form.cleaned_data["reason"]
    try:
        check_belong(*rights(request.actor, page))
        leave_as_it_is(check=file.check, actor=request.actor, reason=reason)
    except (FileRefusedError, WritingRefusedError) as error:
        form.add_error("reason", error.sentence)
        return False
    return True


def _file_of(page: CasePage, file_pk: int) -> FileOnDesk:
    """Give one file of the last version; what belongs to another case does not exist here."""
    draft: CasePage = page.get_latest_revision_as_object()
    for file in files_of(draft):
        if file.attachment.pk == file_pk:
            return file
    raise Http404
