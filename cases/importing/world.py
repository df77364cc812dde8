"""What a run looks up for every row, held in memory once."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cases.models import CaseIndexPage
from organisations.models import Organisation
from organisations.resolving import Resolver
from themes.models import Theme

from .errors import ImportFileError
from .mapping import Mapping
from .organisations import OrganisationWanted


@dataclass
class World:
    """The site as one run sees it."""

    index: CaseIndexPage
    themes: dict[str, Theme]
    resolver: Resolver
    found: dict[str, Organisation] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "World":
        """Read the site; there has to be one."""
        index = CaseIndexPage.objects.first()
        if index is None:
            raise ImportFileError(
                _("De site staat er nog niet. Voer eerst 'manage.py start_site' uit.")
            )
        themes = {theme.slug: theme for theme in Theme.objects.all()}
        return cls(index=index, themes=themes, resolver=Resolver())

    def organisation(self, wanted: OrganisationWanted) -> Organisation | None:
        """Find an organisation by any of its names."""
        if wanted.name not in self.found:
            organisation = self.resolver.find(wanted.name)
            if organisation is None:
                return None
            self.found[wanted.name] = organisation
        return self.found[wanted.name]

    def add(self, organisation: Organisation) -> None:
        """Know an organisation that was made during the run."""
        self.resolver.add(organisation)
        self.found[organisation.name] = organisation

    def missing_themes(self, mapping: Mapping) -> list[str]:
        """Give the themes a mapping names that this site does not have."""
        named = dict.fromkeys(rule.theme for rule in mapping.themes)
        return [slug for slug in named if slug not in self.themes]
