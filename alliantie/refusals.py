"""One page for every refusal: what happened, what to do, and the text that was typed."""

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.utils.translation import gettext as _

from .given_back import TypedText, typed_texts

NO_SPACE = 28  # errno.ENOSPC
OVER_QUOTA = 122  # errno.EDQUOT


def refusal(
    request: HttpRequest, *, status: int, title: str, sentence: str, with_text: bool = True
) -> HttpResponse:
    """Render the refusal; reading the form may be what failed, then there is no text to give back."""
    texts: list[TypedText] = []
    if with_text and request.method == "POST":
        try:
            texts = typed_texts(request)
        except (MultiPartParserError, UnreadablePostError, RequestDataTooBig, ValueError, OSError):
            texts = []
    context = {"title": title, "sentence": sentence, "texts": texts}
    return render(request, "refusal.html", context, status=status)


def unreadable(request: HttpRequest, *, with_text: bool = True) -> HttpResponse:
    """Refuse broken characters."""
    return refusal(
        request,
        status=400,
        title=_("Hier zitten tekens in die we niet kunnen lezen"),
        sentence=_(
            "We hebben niets opgeslagen. Haal vreemde tekens weg of typ de tekst opnieuw, "
            "en verstuur het nog een keer."
        ),
        with_text=with_text,
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """Refuse a form or upload that is too big to read."""
    return refusal(
        request,
        status=413,
        title=_("Dit is te veel in één keer"),
        sentence=_(
            "Wat je verstuurde is te groot. Maak de tekst korter of kies een kleiner bestand: "
            "een beeld mag 10 MB zijn, een document 20 MB, een opname 300 MB."
        ),
        with_text=False,
    )


def too_often(request: HttpRequest, sentence: str, seconds: int) -> HttpResponse:
    """Refuse what is done too often."""
    answer = refusal(request, status=429, title=_("Even wachten"), sentence=sentence)
    answer["Retry-After"] = str(seconds)
    return answer


def disk_full(request: HttpRequest) -> HttpResponse:
    """Tell that nothing can be stored now."""
    return refusal(
        request,
        status=507,
        title=_("We kunnen dit nu niet opslaan"),
        sentence=_(
            "Onze schijf is vol. Er is niets opgeslagen. Bewaar je tekst en probeer het later opnieuw."
        ),
    )


def is_disk_full(error: BaseException) -> bool:
    """Recognise a full disk, whether a file or the database met it."""
    if isinstance(error, OSError) and error.errno in {NO_SPACE, OVER_QUOTA}:
        return True
    return isinstance(error, OperationalError) and "disk is full" in str(error)


TOO_LARGE = (RequestDataTooBig, TooManyFilesSent)
