"""What a moderator reads of a dilemma: every field with its changes, and how many would read it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import diff_text

from accounts.models import User
from cases.choices import Readers
from cases.models import DilemmaPage
from organisations.choices import SectorSide
from organisations.models import Membership

from .differences import FieldView

ROWS: tuple[tuple[str, str | Promise], ...] = (
    ("values", _("Wat botst er?")),
    ("frames", _("Welke wet speelt mee?")),
    ("affected", _("Wie merkt het?")),
    ("options", _("Mogelijkheden")),
    ("variants", _("En als ...?")),
    ("themes", _("Thema's")),
)


def dilemma_fields(*, online: DilemmaPage | None, submitted: DilemmaPage) -> list[FieldView]:
    """Compare each filled field with what is online; a new dilemma is compared with itself."""
    before = dict(_texts(online if online is not None else submitted))
    views = []
    for (name, label), text in _texts(submitted):
        was = before[(name, label)]
        if text or was:
            marked = diff_text(was, text).to_html()
            views.append(FieldView(name, str(label), marked, has_changed=was != text))
    return views


def _texts(dilemma: DilemmaPage) -> Iterator[tuple[tuple[str, str | Promise], str]]:
    yield ("title", _("De vraag")), dilemma.title
    yield ("situation", _("Wat speelt er?")), dilemma.situation
    yield ("question_reason", _("Waarom de vraag zo moet blijven")), dilemma.question_reason
    yield ("sector", _("Waar speelt het?")), str(dilemma.get_sector_display())
    day = date_format(dilemma.decide_by, "j F Y") if dilemma.decide_by else ""
    yield ("decide_by", _("Beslissen voor")), day
    for name, label in ROWS:
        rows = getattr(dilemma, name).all()
        yield (name, label), "\n".join(_words(name, row) for row in rows)


def _words(name: str, row: object) -> str:
    """Say everything a row says, since any word may give somebody away."""
    if name == "themes":
        return str(row)
    skipped = {"id", "page", "sort_order"}
    words = []
    for field in row._meta.fields:  # type: ignore[attr-defined]  # a model
        if field.name not in skipped:
            shown = getattr(row, f"get_{field.name}_display", None)
            words.append(str(shown() if shown else getattr(row, field.name)))
    return " | ".join(filter(None, words))


def how_many_read(dilemma: DilemmaPage) -> dict[str, int]:
    """Count the members who could read it, and how many of them work for a public body."""
    active = Membership.objects.active().filter(user__is_active=True)
    people = User.objects.filter(pk__in=active.values("user"), is_active=True)
    readers = _readers(dilemma, people)
    public = active.filter(organisation__side=SectorSide.GOVERNMENT).values("user")
    return {"people": readers.count(), "government": readers.filter(pk__in=public).count()}


def _readers(dilemma: DilemmaPage, people: QuerySet[User]) -> QuerySet[User]:
    active = Membership.objects.active()
    if dilemma.readers == Readers.GOVERNMENT:
        public = active.filter(organisation__side=SectorSide.GOVERNMENT)
        return people.filter(pk__in=public.values("user"))
    if dilemma.readers == Readers.NOT_MY_ORGANISATION:
        kept = active.filter(organisation__in=dilemma.hidden_from.values("organisation"))
        return people.exclude(pk__in=kept.values("user"))
    if dilemma.readers == Readers.INVITED:
        return people.filter(pk__in=dilemma.invited_readers.values("user"))
    return people
