"""Words of the weekly mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """The parts of a letter, in the order in which they stand."""

    PERSONAL = "personal", _("Voor jou")
    PEOPLE = "people", _("Mensen voor jou")
    QUESTIONS = "questions", _("Vragen die op een antwoord wachten")
    FOLLOWED = "followed", _("Nieuw in wat je volgt")
    THEMES = "themes", _("Nieuw over jouw thema's")
    SEARCHES = "searches", _("Nieuw bij je zoekopdrachten")
    ROUND = "round", _("Wat anderen deden")
    NEWS = "news", _("Actualiteit")


class Kind(TextChoices):
    """What can be new in a week."""

    CASE = "case", _("Praktijkvoorbeeld")
    CHANGE = "change", _("Bijgewerkt praktijkvoorbeeld")
    QUESTION = "question", _("Vraag")
    OFFER = "offer", _("Vraag en aanbod")
    LINE = "line", _("Rondje")
    NEWS = "news", _("Actualiteit")
    NOTICE = "notice", _("Bericht")
    HIT = "hit", _("Zoekopdracht")
