"""Parts of meetings that a network may run without."""

from django.utils.translation import gettext_lazy as _

from alliantie.features.registry import Feature, register

POLLS, PODCAST = "stemmen", "podcast"

register(
    Feature(
        POLLS,
        label=_("Stemmen en quiz"),
        description=_("Vragen aan de zaal tijdens een bijeenkomst, met een code op de telefoon."),
        routes=("events:poll*", "host:poll*"),
    ),
    Feature(
        PODCAST,
        label=_("Podcast"),
        description=_("De podcast van opnames die iedereen mag horen. De opnames zelf blijven."),
        routes=("events:podcast",),
    ),
)
