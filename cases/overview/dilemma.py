"""The overview of dilemmas: its filters, its orders and what an actor may see of it."""

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from cases.choices import AskerSector, DilemmaState, LegalFrame, Outcome
from cases.choices import Value as Clashing
from cases.models import DilemmaPage
from cases.querysets import SHOWN, DilemmaQuerySet
from people.models import Expertise, Follow
from themes.models import Theme

from .choosing import Filter

OWN_THEMES = "mijn"
FOR_YOU = Filter("wacht", _("Wacht op advies"), "waits", is_open=True)
FILTERS = (
    Filter(
        "botst", _("Wat botst er?"), "values__value", is_many=True, needs_all=True, is_open=True
    ),
    Filter("stand", _("Hoe ver is het?"), "state", is_open=True),
    Filter("thema", _("Thema"), "themes__slug", is_many=True),
    Filter("wet", _("Welke wet?"), "frames__frame", is_many=True),
    Filter("afloop", _("Hoe liep het af?"), "told_outcome"),
    Filter("sector", _("Waar speelt het?"), "told_sector"),
)
NEWEST = "nieuwste"
SORTS: dict[str, tuple[str | Promise, tuple[str, ...]]] = {
    NEWEST: (_("Nieuwste eerst"), ("-opened_on",)),
    "beslissen": (_("Sluit het eerst"), ("waiting_first", "decide_order")),
    "titel": (_("Vraag, A tot Z"), ("title",)),
}
WAITS_FIRST, WAITS_LAST = 0, 1


def filters_for(actor: Actor) -> tuple[Filter, ...]:
    """Give the filters; members can ask for what waits for their advice."""
    return (FOR_YOU, *FILTERS) if actor.is_member else FILTERS


def words() -> dict[str, dict[str, str]]:
    """Give the words for every value of every filter; themes are one query."""
    return {
        "wacht": {OWN_THEMES: str(_("Over jouw thema's"))},
        "botst": _said(Clashing),
        "stand": {state.value: str(state.label) for state in SHOWN},
        "thema": dict(Theme.objects.values_list("slug", "label")),
        "wet": _said(LegalFrame),
        "afloop": _said(Outcome),
        "sector": _said(AskerSector),
    }


def offered_to(actor: Actor) -> DilemmaQuerySet:
    """Give everything the overview may show this actor; what is withheld is no value of any filter."""
    rows = DilemmaPage.objects.visible_to(actor).annotate(
        told_sector=Case(
            When(sector_withheld=False, then=F("sector")),
            default=Value(""),
            output_field=CharField(),
        ),
        told_outcome=Case(
            When(~Q(outcome=""), then=F("outcome")),
            When(unknown_since__isnull=False, then=Value(Outcome.UNKNOWN.value)),
            default=Value(""),
            output_field=CharField(),
        ),
    )
    return rows.annotate(waits=_waits(actor)) if actor.is_member else rows


def sorted_by(dilemmas: DilemmaQuerySet, sort: str) -> DilemmaQuerySet:
    """Put them in the order asked for; of one day the address decides, which tells nothing."""
    waiting = Case(When(state=DilemmaState.OPEN, then=WAITS_FIRST), default=WAITS_LAST)
    known = {"waiting_first": waiting, "decide_order": F("decide_by").asc(nulls_last=True)}
    return dilemmas.order_by(*(known.get(name, name) for name in SORTS[sort][1]), "slug")


def _waits(actor: Actor) -> Case:
    """Mark what takes advice about the themes somebody knows or follows."""
    known = Expertise.objects.filter(person__user=actor.user_id).values("theme")
    followed = Follow.objects.filter(user=actor.user_id, theme__isnull=False).values("theme")
    about = DilemmaPage.themes.through.objects.filter(
        Q(theme__in=known) | Q(theme__in=followed)
    ).values("dilemmapage")
    today = timezone.localdate()
    in_time = Q(decide_by__isnull=True) | Q(decide_by__gte=today)
    return Case(
        When(Q(state=DilemmaState.OPEN) & in_time & Q(pk__in=about), then=Value(OWN_THEMES)),
        default=Value(""),
        output_field=CharField(),
    )


def _said(words: type) -> dict[str, str]:
    return {value: str(label) for value, label in words.choices}  # type: ignore[attr-defined]
