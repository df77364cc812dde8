"""What the public page tells of how we choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from matchmaking.models import Refresh
from matchmaking.policies.fairness import MANY, MOST_SHARE


@dataclass(frozen=True)
class Weighed:
    """One thing we look at, and why."""

    name: str
    told: str


@dataclass(frozen=True)
class Explanation:
    """What we look at, how we keep it fair, and when we last did."""

    weighed: Sequence[Weighed]
    most_percent: int
    # From so many organisations on that holds.
    many: int
    prepared_at: datetime | None


def explanation() -> Explanation:
    """Tell how we choose; one query."""
    last = Refresh.objects.exclude(finished_at=None).first()
    return Explanation(
        weighed=_weighed(),
        most_percent=round(MOST_SHARE * 100),
        many=MANY,
        prepared_at=last.finished_at if last else None,
    )


def _weighed() -> list[Weighed]:
    return [
        Weighed(
            _("Thema's en onderwerpen"),
            _("Gaan twee dingen over hetzelfde? Een onderwerp dat weinig voorkomt, telt zwaarder."),
        ),
        Weighed(
            _("De tekst"), _("Staan er dezelfde woorden in? Gewone woorden tellen bijna niet.")
        ),
        Weighed(
            _("Wat een organisatie eerder deed"),
            _("Eigen praktijkvoorbeelden, die met anderen, en wat zij van anderen toepaste."),
        ),
        Weighed(
            _("Wat anderen deden die op je lijken"),
            _("Deden organisaties met hetzelfde werk iets, dan kan dat ook voor jou zijn."),
        ),
        Weighed(
            _("Plaats en soort organisatie"),
            _("Een gemeente in dezelfde provincie is vaak makkelijker te bezoeken."),
        ),
        Weighed(
            _("Vraag en aanbod"),
            _("Wie iets kan uitleggen, past bij wie het wil leren."),
        ),
        Weighed(_("Hoe nieuw het is"), _("Bij gelijke stand gaat wat nieuw is voor.")),
    ]
