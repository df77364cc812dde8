"""The weekly mail: a network may run without it."""

from django.utils.translation import gettext_lazy as _

from alliantie.features.registry import Feature, register

WEEKLY = "weekmail"

register(
    Feature(
        WEEKLY,
        label=_("Weekmail"),
        description=_(
            "De mail met wat er die week nieuw is. Berichten die iemand daarin wilde, staan dan "
            "alleen op de werkplek. Uitschrijven uit een oude mail blijft werken."
        ),
        mails=frozenset({"weekly"}),
        jobs=frozenset({"weekly_mail"}),
    )
)
