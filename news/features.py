"""The monthly round: a network may run without it."""

from django.utils.translation import gettext_lazy as _

from alliantie.features.registry import Feature, register

ROUND = "rondje"

register(
    Feature(
        ROUND,
        label=_("Rondje"),
        description=_("Elke maand één regel van leden over wat ze deden. Actualiteiten blijven."),
        routes=(
            "news:newest_month",
            "news:month",
            "news:write",
            "news:withdraw",
            "news:own_round",
            "news:own_line",
            "news:own_withdraw",
            "news_lines",
            "decide_line",
        ),
        mails=frozenset({"round_invitation", "round_line"}),
        jobs=frozenset({"monthly_round"}),
        work=frozenset({"rondje"}),
    )
)
