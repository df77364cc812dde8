"""The screens where site admins change the help beside fields."""

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
from alliantie.site_admins import SettingRefusedError, for_site_admins

from .changing import change, version_of
from .forms import HelpForm
from .registry import helped_form, helped_forms
from .state import changed

WRONG = 400


@for_site_admins
@require_safe
@never_cache
def overview(request: ActorRequest) -> HttpResponse:
    """List every form, and how much of its help was changed."""
    keys = changed()
    lines = [(one, sum(field.key in keys for field in one.fields())) for one in helped_forms()]
    return render(request, "alliantie/cms/help_texts.html", {"lines": lines})


@for_site_admins
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def edit(request: ActorRequest, name: str) -> HttpResponse:
    """Change the help of one form, or put it back."""
    helped = helped_form(name)
    if helped is None:
        raise Http404
    version, now = version_of(helped), changed()
    texts = {one.key: now.get(one.key, one.standard) for one in helped.fields()}
    if request.method != "POST":
        form = HelpForm(initial={**texts, "seen": version}, helped=helped)
        return _screen(request, form, version)
    form = HelpForm(request.POST, helped=helped)
    if form.is_valid() and _saved(request, form):
        messages.success(request, _("Bewaard. De formulieren zeggen dit meteen."))
        return redirect("help_text", name)
    seen = version if form.non_field_errors() else request.POST.get("seen", "")
    return _screen(request, form, seen)


def _saved(request: ActorRequest, form: HelpForm) -> bool:
    texts = form.texts
    if request.POST.get("doe") == "terug":
        texts = dict.fromkeys(texts, "")

    def keep() -> dict[str, Any]:
        seen = form.cleaned_data["seen"]
        change(form=form.helped, texts=texts, seen=seen, actor=request.actor)
        return {}

    owner, purpose = f"user:{request.actor.user_id}", f"help-text {form.helped.name}"
    try:
        once(key=form.cleaned_data["key"], purpose=purpose, owner=owner, change=keep)
    except SettingRefusedError as error:
        form.add_error(None, error.sentence)
    except KeyOfAnotherError:
        form.add_error(None, _("Er ging iets mis met dit formulier. Bewaar nog een keer."))
    return not form.errors


def _screen(request: ActorRequest, form: HelpForm, seen: str) -> HttpResponse:
    context = {"form": form, "helped": form.helped, "key": uuid4(), "seen": seen}
    status = WRONG if form.errors else 200
    return render(request, "alliantie/cms/help_text.html", context, status=status)
