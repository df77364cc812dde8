"""Parts about what we learned that a network may run without."""

from django.utils.translation import gettext_lazy as _

from alliantie.features.registry import Feature, register

IDEAS = "ideeen"

register(
    Feature(
        IDEAS,
        label=_("Ideeënrondes"),
        description=_("Rondes waarin leden ideeën geven bij een vraag, en de antwoorden erop."),
        routes=("cases:idea*", "idea_*"),
        sections=frozenset({"ideas"}),
        notices=frozenset({"idea.answer"}),
        work=frozenset({"idee"}),
    )
)
