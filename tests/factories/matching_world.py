"""A small site on which things belong together, for tests of matching."""

from dataclasses import dataclass

from cases.models import CasePage
from organisations.models import Organisation
from people.models import Person
from tests.factories.cases import make_case, make_organisation
from tests.factories.people import make_expert
from tests.factories.reuses import make_reuse
from tests.factories.themes import make_theme
from themes.models import Theme


@dataclass
class Small:
    """Two organisations on one theme, a third that applied a case, and somebody who knows."""

    theme: Theme
    own: CasePage
    theirs: CasePage
    one: Organisation
    other: Organisation
    third: Organisation
    expert: Person


def make_small() -> Small:
    """Make it; needs a site that stands."""
    theme = make_theme("Algoritmes")
    one, other = (
        make_organisation(name, region="utrecht") for name in ("Gemeente Een", "Gemeente Twee")
    )
    third = make_organisation("Waterschap Drie", kind="water_board", region="zeeland")
    own = make_case("Gesprek over het algoritmeregister", organisation=one, themes=(theme,))
    theirs = make_case("Algoritmeregister in de wijk", organisation=other, themes=(theme,))
    make_case("Bankjes in het park", organisation=third, themes=(make_theme("Groen"),))
    make_reuse(theirs, organisation=third)
    return Small(theme, own, theirs, one, other, third, make_expert(theme, name="Noor Kennis"))
