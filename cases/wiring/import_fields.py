"""What somebody chooses who imports use cases from a register we have no mapping file of."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from alliantie.imports.kinds import Column, Setting
from cases.choices import Language
from cases.models import CasePage
from organisations.choices import OrganisationKind
from themes.models import Theme


def _part(name: str, *names: str) -> Column:
    return Column(name, CasePage._meta.get_field(name).verbose_name, names)


COLUMNS = (
    Column("id", _("Nummer in het register"), ("id", "nummer", "case_id", "code"), is_needed=True),
    Column("title", _("Titel"), ("titel", "title", "naam", "name"), is_needed=True),
    Column("summary", _("Samenvatting"), ("samenvatting", "summary")),
    Column("organisation", _("Organisatie"), ("organisatie", "organisation", "organization")),
    _part("problem", "probleem", "problem"),
    _part("context", "context", "achtergrond"),
    _part("approach", "aanpak", "approach", "beschrijving", "description", "omschrijving"),
    _part("result", "resultaat", "result"),
    _part("went_wrong", "fouten"),
    _part("lessons", "lessen", "lessons"),
    _part("repeat", "nodig"),
    Column("period_start", _("Begonnen"), ("begin", "start", "start_year", "startdatum")),
    Column("period_end", _("Afgerond"), ("eind", "einde", "end", "end_year", "einddatum")),
    Column("tags", _("Onderwerp"), ("onderwerp", "trefwoord", "tag", "tags")),
    Column("url", _("Webadres in het register"), ("url", "adres", "webadres")),
    Column("link", _("Link naar meer"), ("link", "website")),
)


def settings() -> Sequence[Setting]:
    """Ask what holds for the whole register."""
    return (
        Setting(
            "label",
            _("Naam van het register"),
            is_needed=True,
            help=_("Zo staat het op de site. Geef een volgend bestand dezelfde naam."),
        ),
        Setting("licence", _("Licentie van het register"), is_needed=True, length=80),
        Setting("language", _("Taal"), lambda: Language.choices, is_needed=True),
        Setting(
            "theme",
            _("Thema voor alle rijen"),
            lambda: [(one.slug, one.label) for one in Theme.objects.all()],
        ),
        Setting("organisation", _("Organisatie voor rijen zonder naam")),
        Setting(
            "kind",
            _("Soort van nieuwe organisaties"),
            lambda: OrganisationKind.choices,
            is_needed=True,
        ),
    )
