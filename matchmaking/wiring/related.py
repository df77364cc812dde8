"""What belongs together, on the pages of content and organisations."""

from alliantie.sections import Place, register
from matchmaking.presenting import related


def connect() -> None:
    """Put relatives below content, and what elsewhere resembles its work with an organisation."""
    register(
        Place.RELATED,
        name="relatives",
        template="matchmaking/related_page.html",
        build=related.of_content,
    )
    register(
        Place.ORGANISATION,
        name="elsewhere",
        template="matchmaking/related.html",
        build=related.of_organisation,
        order=70,
    )
