"""All kinds of matches of one moment."""

from dataclasses import dataclass

from matchmaking.facts.site import Site

from .base import Pairing, Pairs
from .content import Advisors, Related
from .organisations import ForOrganisations, WhoKnows
from .people import Answering, DidBefore, OfferNeed


@dataclass
class Every:
    """All kinds; those between people build on what organisations and content give."""

    site: Site
    organisations: ForOrganisations
    who_knows: WhoKnows
    related: Related
    advisors: Advisors

    @classmethod
    def of(cls, site: Site) -> "Every":
        """Build every world."""
        return cls(site, ForOrganisations(site), WhoKnows(site), Related(site), Advisors(site))

    @property
    def worlds(self) -> tuple[Pairing, ...]:
        """Give the kinds that have a world of their own to keep up."""
        return self.organisations, self.who_knows, self.related, self.advisors

    def between_people(self) -> tuple[Pairs, ...]:
        """Give the kinds between people, on what is known now."""
        site = self.site
        return OfferNeed(site), DidBefore(site, self.organisations), Answering(site, self.advisors)

    def all(self) -> tuple[Pairs, ...]:
        """Give every kind."""
        return *self.worlds, *self.between_people()
