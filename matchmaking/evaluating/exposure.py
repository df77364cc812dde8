"""How attention is divided over organisations, as it was prepared."""

from dataclasses import dataclass

from django.db.models import Count

from matchmaking.models import Match
from matchmaking.scoring.fairness import gini


@dataclass(frozen=True)
class Shares:
    """Figures of one kind of match."""

    suggestions: int
    organisations: int
    most: float
    gini: float

    def __str__(self) -> str:
        return (
            f"suggestions {self.suggestions} organisations {self.organisations} "
            f"most {self.most:.1%} gini {self.gini:.2f}"
        )


def shares_of(kind: str) -> Shares:
    """Count suggestions by the organisation behind them; those of nobody are left out."""
    rows = Match.objects.filter(kind=kind).exclude(owner="").order_by()
    counts = list(
        rows.values("owner").annotate(number=Count("pk")).values_list("number", flat=True)
    )
    total = sum(counts)
    most = max(counts, default=0) / total if total else 0.0
    return Shares(total, len(counts), most, gini(counts))
