"""The part of matchmaking that a network may run without."""

from django.utils.translation import gettext_lazy as _

from alliantie.features.registry import Feature, register

INTRODUCTIONS = "kennismaken"

register(
    Feature(
        INTRODUCTIONS,
        label=_("Voor jou en kennismaken"),
        description=_(
            "Mensen en organisaties die bij je passen, en aan elkaar voorgesteld worden."
        ),
        routes=("matching:*", "introductions_*"),
        sections=frozenset({"introductions", "for_you"}),
        mails=frozenset(
            {
                "introduction_asked",
                "introduction_reminder",
                "introduction_made",
                "introduction_follow_up",
            }
        ),
        notices=frozenset({"introduction", "for_you"}),
        lines=frozenset({"for_you"}),
        jobs=frozenset({"prepare_suggestions", "see_to_introductions"}),
    )
)
