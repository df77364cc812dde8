"""What a run looks up for every row, held in memory once."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cases.models import CaseIndexPage, DilemmaIndexPage
from organisations.models import Organisation
from organisations.resolving import Resolver
from themes.models import Theme

from .errors import ImportFileError
from .mapping import Mapping, ThemeRule
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
            raise _no_site()
        return cls(index=index, themes=themes_here(), resolver=Resolver())

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
        return missing_themes(mapping.themes, self.themes)


def check_site() -> None:
    """Refuse to start before there is a place for dilemmas."""
    if not DilemmaIndexPage.objects.exists():
        raise _no_site()


def _no_site() -> ImportFileError:
    return ImportFileError(_("De site staat er nog niet. Voer eerst 'manage.py start_site' uit."))


def themes_here() -> dict[str, Theme]:
    """Give the themes of this site by their address."""
    return {theme.slug: theme for theme in Theme.objects.all()}


def missing_themes(rules: Iterable[ThemeRule], themes: Container[str]) -> list[str]:
    """Give the themes that rules name and this site does not have."""
    named = dict.fromkeys(rule.theme for rule in rules)
    return [slug for slug in named if slug not in themes]
