"""Ask for a talk in confidence, before anything of a dilemma is kept; nobody needs to sign in."""

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from cases.forms.talk import TalkForm
from cases.services.dilemmas.talking import Written, ask_talk

WRONG, TOO_MANY = 400, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confidential_talk(request: ActorRequest) -> HttpResponse:
    """Show the form, and keep what was written without keeping who was signed in."""
    if request.method != "POST":
        return _form(request, TalkForm())
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _form(request, form, WRONG)
    if form.is_from_a_program:
        return redirect("cases:talk_asked")
    given = form.cleaned_data
    written = Written(message=given["message"], contact=given["contact"])
    try:
        origin = str(get_adapter(request).get_client_ip(request))
        ask_talk(written=written, origin=origin, key=given["key"])
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, form, TOO_MANY)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Open het opnieuw."))
        return _form(request, form, WRONG)
    return redirect("cases:talk_asked")


@never_cache
@require_safe
def talk_asked(request: ActorRequest) -> HttpResponse:
    """Say what happens next."""
    return render(request, "cases/dilemmas/talk_asked.html", {"trail": _trail()})


def _form(request: ActorRequest, form: TalkForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "trail": _trail()}
    return render(request, "cases/dilemmas/talk.html", context, status=status)


def _trail() -> list[Link]:
    return [
        Link(label=_("Dilemma's"), url="/dilemmas/"),
        Link(label=_("Vertrouwelijk overleggen")),
    ]
