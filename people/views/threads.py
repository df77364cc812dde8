"""Somebody's own conversations, on the desk."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ThrottledError
from people.forms.conversations import ReplyForm
from people.models import Conversation
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.presenting.conversations import own_conversation, rows_for
from people.presenting.thread import thread_view
from people.services import blocking, conversations, handing, replies
from people.services.standing import newest_of

from .signed_in import for_signed_in

BAD, CONFLICT, TOO_MANY = 400, 409, 429


@for_signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """List somebody's conversations."""
    context = {"rows": rows_for(request.actor)}
    return render(request, "people/desk/conversations.html", context)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: ActorRequest, pk: int) -> HttpResponse:
    """Show a conversation and let somebody answer; a request that went on is shown where it is."""
    found = own(request, pk)
    newest = newest_of(found)
    if request.method != "POST":
        if newest.pk != found.pk:
            return redirect("own:conversation", newest.pk)
        return _thread(request, found, ReplyForm())
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _thread(request, newest, form, BAD)
    return _reply(request, newest, form)


def _reply(request: ActorRequest, found: Conversation, form: ReplyForm) -> HttpResponse:
    given = form.cleaned_data
    try:
        replies.reply(
            conversation=found, text=given["text"], user_id=who(request), key=given["key"]
        )
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _thread(request, found, form, TOO_MANY)
    except NotYoursError as error:
        raise Http404 from error
    except PeopleRefusedError as error:
        form.add_error(None, error.sentence)
        return _thread(request, own(request, found.pk), form, CONFLICT)
    messages.success(request, _("Je bericht is verstuurd."))
    return redirect("own:conversation", found.pk)


def _thread(
    request: ActorRequest, found: Conversation, form: ReplyForm, status: int = 200
) -> HttpResponse:
    view = thread_view(own(request, found.pk), request.actor)
    context = {"view": view, "form": form}
    return render(request, "people/desk/conversation.html", context, status=status)


@for_signed_in
@require_POST
def share(request: ActorRequest, pk: int) -> HttpResponse:
    """Say whether the other may see one's address."""
    shares = request.POST.get("delen") == "ja"
    said = _("Je adres delen staat aan.") if shares else _("Je deelt je adres niet meer.")
    return _do(request, pk, said, lambda found: _share(request, found, shares=shares))


def _share(request: ActorRequest, found: Conversation, *, shares: bool) -> None:
    conversations.share_address(conversation=found, user_id=who(request), shares=shares)


@for_signed_in
@require_POST
def hand_on(request: ActorRequest, pk: int) -> HttpResponse:
    """Pass a request on to somebody else; a second click says the same."""
    if not Conversation.objects.handed_on_by(request.actor).filter(pk=pk).exists():
        found = own(request, pk)
        try:
            handing.hand_on(conversation=found, user_id=who(request), today=timezone.localdate())
        except PeopleRefusedError as error:
            messages.error(request, error.sentence)
            return redirect("own:conversation", pk)
    messages.success(request, _("Doorgegeven. De vraag ligt niet meer bij jou."))
    return redirect("own:conversations")


@for_signed_in
@require_POST
def ask_other(request: ActorRequest, pk: int) -> HttpResponse:
    """Go to somebody else with a request that waits too long."""
    said = _("We vragen het iemand anders.")
    return _do(request, pk, said, lambda found: _ask_other(request, found))


def _ask_other(request: ActorRequest, found: Conversation) -> None:
    handing.ask_other(conversation=found, user_id=who(request), today=timezone.localdate())


@for_signed_in
@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """End a conversation."""
    said = _("Het gesprek is gesloten.")
    return _do(
        request,
        pk,
        said,
        lambda found: conversations.close(conversation=found, user_id=who(request)),
    )


@for_signed_in
@require_POST
def block(request: ActorRequest, pk: int) -> HttpResponse:
    """Hear nothing more from the other, or take that back."""
    if request.POST.get("blokkeren") == "nee":
        said, change = _("Je blokkade is weg."), blocking.unblock
    else:
        said, change = _("Je hoort niets meer van deze persoon."), blocking.block
    return _do(request, pk, said, lambda found: change(conversation=found, user_id=who(request)))


def _do(
    request: ActorRequest, pk: int, said: str, change: Callable[[Conversation], None]
) -> HttpResponse:
    found = own(request, pk)
    try:
        change(found)
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, said)
    return redirect("own:conversation", pk)


def own(request: ActorRequest, pk: int) -> Conversation:
    """Give somebody's own conversation; anybody else's does not exist here."""
    found = own_conversation(request.actor, pk)
    if found is None:
        raise Http404
    return found


def who(request: ActorRequest) -> int:
    """Give the account; these pages are for people who are signed in."""
    return request.actor.user_id or 0
