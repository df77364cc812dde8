"""The way from an organisation to what is around it."""

from typing import Any

from django.urls import reverse

from alliantie.sections import Place, register
from alliantie.visibility import Actor


def connect() -> None:
    """Put a way to the network beside every organisation."""
    register(
        Place.ORGANISATION_ASIDE,
        name="network",
        template="matchmaking/network_link.html",
        build=_address,
        order=90,
    )


def _address(actor: Actor, organisation: Any) -> str:
    return f"{reverse('matchmaking:network')}?rond=organisatie-{organisation.slug}"
