"""The screens where site admins read and change what mails say."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.models import MailWording
from alliantie.site_admins import SettingRefusedError, for_site_admins

from .changing import change, reset, try_out, version_of
from .forms import WordingForm
from .presenting import current, example_of, subjects, unfit_labels, words_of
from .registry import MailText, Part, mail_text

WRONG = 400
LONGEST_SEARCH = 100


@for_site_admins
@require_safe
@never_cache
def overview(request: ActorRequest) -> HttpResponse:
    """List every kind of mail."""
    words = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
    context = {"subjects": subjects(words), "words": words}
    return render(request, "alliantie/cms/mail_texts.html", context)


@for_site_admins
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request: ActorRequest, name: str) -> HttpResponse:
    """Change one mail, look at it, try it, or go back to the standard text."""
    mail = mail_text(name)
    if mail is None:
        raise Http404
    row = MailWording.objects.filter(pk=name).first()
    if request.method != "POST":
        given = {**current(mail, row), "key": uuid4(), "seen": version_of(row)}
        return _screen(request, WordingForm(initial=given, mail=mail))
    if request.POST.get("doe") == "terug":
        reset(mail=mail, actor=request.actor)
        messages.success(request, _("Deze mail heeft weer de standaardtekst."))
        return redirect("mail_text", name)
    form = WordingForm(request.POST, mail=mail)
    if not form.is_valid():
        return _screen(request, form)
    todo = {"voorbeeld": _show, "proef": _try}.get(request.POST.get("doe", ""), _save)
    try:
        return todo(request, form)
    except SettingRefusedError as error:
        form.add_error(None, error.sentence)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Bewaar nog een keer."))
    return _screen(request, form)


def _save(request: ActorRequest, form: WordingForm) -> HttpResponse:
    mail = form.mail

    def keep() -> dict[str, Any]:
        change(mail=mail, texts=form.texts, seen=form.cleaned_data["seen"], actor=request.actor)
        return {}

    _once(request, form, "mail-text", keep)
    messages.success(request, _("Bewaard. De volgende mail heeft deze tekst."))
    return redirect("mail_text", mail.name)


def _show(request: ActorRequest, form: WordingForm) -> HttpResponse:
    return _screen(request, form, example=example_of(form.mail, form.texts))


def _try(request: ActorRequest, form: WordingForm) -> HttpResponse:
    def send() -> dict[str, Any]:
        return {"to": try_out(mail=form.mail, texts=form.texts, actor=request.actor)}

    answer = _once(request, form, "mail-text-trial", send)
    messages.success(
        request,
        _("De proefmail is onderweg naar %(to)s. Je tekst is nog niet bewaard.") % answer,
    )
    return _screen(request, form)


def _once(request: ActorRequest, form: WordingForm, purpose: str, change: Any) -> dict[str, Any]:
    owner = f"user:{request.actor.user_id}"
    purpose = f"{purpose} {form.mail.name}"
    answer, _new = once(key=form.cleaned_data["key"], purpose=purpose, owner=owner, change=change)
    return answer


def _screen(request: ActorRequest, form: WordingForm, **more: Any) -> HttpResponse:
    """Show the form as it was typed; after a conflict it knows what stands there now."""
    mail: MailText = form.mail
    row = MailWording.objects.select_related("changed_by").filter(pk=mail.name).first()
    texts = current(mail, row)
    context = {
        "form": form,
        "mail": mail,
        "row": row,
        "key": uuid4(),
        "seen": version_of(row) if form.non_field_errors() else form["seen"].value(),
        "words": words_of(mail),
        "unfit": unfit_labels(mail, row),
        "now": [(part.label, texts[part]) for part in Part] if form.non_field_errors() else [],
        "standard": [(part.label, mail.standard(part)) for part in Part],
        **more,
    }
    return render(
        request, "alliantie/cms/mail_text.html", context, status=WRONG if form.errors else 200
    )
