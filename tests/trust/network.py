"""A network that was drawn when everything was public: only the gate stands between it and the reader."""

from matchmaking.choices import LinkRole
from matchmaking.models import Drawing, NetworkLink
from search.registry import key_of
from tests.trust.world import World


def add_network(world: World) -> None:
    """Tie the organisation and the theme to every use case, seen or not."""
    organisation, theme = key_of(world.organisation), key_of(world.theme)
    lines = []
    for case in world.cases.values():
        _tie(organisation, key_of(case), LinkRole.OWN)
        _tie(key_of(case), theme, LinkRole.ABOUT)
        lines += [[organisation, key_of(case)], [key_of(case), theme]]
    keys = sorted({key for line in lines for key in line})
    Drawing.objects.all().delete()
    Drawing.objects.create(places={key: [n % 6, n // 6] for n, key in enumerate(keys)}, lines=lines)


def _tie(one: str, other: str, role: str) -> None:
    NetworkLink.objects.get_or_create(one=one, other=other, role=role, about="")
