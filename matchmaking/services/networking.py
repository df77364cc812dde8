"""Keep how everything hangs together, and draw the picture of it, so that a page only reads."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import transaction

from matchmaking.choices import LinkRole
from matchmaking.facts.links import Link
from matchmaking.facts.sheet import THEME
from matchmaking.facts.site import Site
from matchmaking.models import Drawing, NetworkLink
from matchmaking.policies.network import Place, Tie, for_picture, spread_out, worked_on

# Who brought in a dilemma or question may be hidden later: these are no part of the network.
INITIATIVES = ("case", "event")
SEED = 7
ROUNDS = 200


def keep_network(site: Site) -> None:
    """Put all ties in the place of what stood there, and draw them anew."""
    ties = list(_all_ties(site))
    picture = _drawn(for_picture(ties))
    with transaction.atomic():
        NetworkLink.objects.all().delete()
        _write(ties)
        Drawing.objects.all().delete()
        picture.save()


def renew_network(site: Site, keys: Collection[str]) -> None:
    """Take over what changed; the picture itself waits for the night."""
    owners = {tie.organisation for key in keys for tie in site.done_by.get(key, ())}
    stale = NetworkLink.objects.touching(keys) | NetworkLink.objects.filter(about__in=keys)
    owners |= {link.one for link in stale if link.role == LinkRole.WORKS_ON}
    changed = owners | set(keys)
    ties = [tie for tie in _ties_near(site, changed) if changed & {tie.one, tie.other}]
    with transaction.atomic():
        NetworkLink.objects.touching(changed).delete()
        _write(ties)


def _all_ties(site: Site) -> Iterator[Tie]:
    """Yield who did what, what everything is about, and on what organisations work by what they did."""
    return _ties(site, site.did, site.of_kind(*INITIATIVES))


def _ties_near(site: Site, keys: Collection[str]) -> Iterator[Tie]:
    """Yield the ties of these and some beside them; whoever did something that is among them is too.

    Of a theme everything may be tied to it.
    """
    if any(key.startswith(f"{THEME}:") for key in keys):
        return _all_ties(site)
    sheets = site.sheets
    content = (key for key in keys if key in sheets and sheets[key].kind in INITIATIVES)
    return _ties(site, sorted(keys), content)


def _ties(site: Site, organisations: Iterable[str], content: Iterable[str]) -> Iterator[Tie]:
    deeds = [_tie(link) for one in organisations for link in site.did.get(one, ())]
    deeds = [tie for tie in deeds if site.sheets[tie.other].kind in INITIATIVES]
    about = [
        Tie(key, topic, LinkRole.ABOUT)
        for key in sorted({*content, *(tie.other for tie in deeds)})
        for topic in sorted(site.sheets[key].topics)
        if topic.startswith(f"{THEME}:")
    ]
    plain = [*deeds, *about]
    yield from dict.fromkeys([*plain, *worked_on(plain)])


def _tie(link: Link) -> Tie:
    return Tie(link.organisation, link.initiative, LinkRole(link.role.value), link.about)


def _write(ties: Iterable[Tie]) -> None:
    rows = [
        NetworkLink(one=tie.one, other=tie.other, role=tie.role, about=tie.about, weight=tie.weight)
        for tie in ties
    ]
    NetworkLink.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)


def _drawn(ties: Sequence[Tie]) -> Drawing:
    lines = sorted({(tie.one, tie.other) for tie in ties})
    return Drawing(places=spread_out(_laid_out(lines)), lines=lines)


def _laid_out(lines: Sequence[tuple[str, str]]) -> dict[str, Place]:
    """Let a layout library put near each other what is tied; the same network gives the same picture."""
    if not lines:
        return {}
    import networkx as nx  # only the worker draws: web processes need not carry it

    graph = nx.Graph(lines)
    found = nx.spring_layout(graph, seed=SEED, iterations=ROUNDS)
    return {
        key: (round((float(x) + 1) / 2, 4), round((float(y) + 1) / 2, 4))
        for key, (x, y) in found.items()
    }
