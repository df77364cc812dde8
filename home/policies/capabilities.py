"""Who may what outside Wagtail's own screens: each row asks the very rule that the services ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.policies import may_manage_accounts
from accounts.policies.trust import may_decide as may_trust
from alliantie.choices import Role
from alliantie.merging.registry import kind_of
from alliantie.periods import may_choose
from alliantie.reportable import kinds
from alliantie.site_admins import sets_the_site
from alliantie.visibility import VISITOR, Actor
from cases.policies.dilemma_rights import may_moderate
from cases.policies.revealing import may_handle
from news.policies.items import may_place
from news.policies.lines import may_write as may_write_line
from organisations.policies.memberships import may_decide, may_look_after
from people.policies.ambassadors import may_appoint
from people.policies.profile import may_curate
from people.policies.publishing import asks_directly, may_write

OWN, OTHER = 1, 2  # the organisation of the people below, and another one
SOMEBODY_ELSE = 99
OF_THE_EDITORS = ("thema", "onderwerp", "praktijkvoorbeeld")


@dataclass(frozen=True)
class Somebody:
    """One kind of person on the site, with the rights such a person comes in with."""

    name: str | Promise
    actor: Actor


@dataclass(frozen=True)
class Capability:
    """One thing to do, and the rule that says who may."""

    name: str | Promise
    rule: Callable[[Actor], bool]


@dataclass
class Joining:
    """Somebody who asks to take part, as far as the rules read it."""

    organisation_id: int | None
    user_id: int = SOMEBODY_ELSE
    role: str = "member"
    state: str = "requested"
    ended_on: date | None = None


def _with_role(role: Role) -> Actor:
    return Actor(user_id=5, roles=frozenset({role.value}))


PEOPLE = (
    Somebody(_("Bezoeker"), VISITOR),
    Somebody(_("Ingelogd, nog geen lid"), Actor(user_id=1)),
    Somebody(_("Lid"), Actor(user_id=2, organisation_ids=frozenset({OWN}), is_member=True)),
    Somebody(
        _("Beheerder van een organisatie"),
        Actor(
            user_id=3,
            organisation_ids=frozenset({OWN}),
            administers=frozenset({OWN}),
            is_member=True,
        ),
    ),
    *(Somebody(role.label, _with_role(role)) for role in Role),
)


def _may_merge(name: str, actor: Actor) -> bool:
    kind = kind_of(name)
    return kind is not None and kind.may(actor)


CAPABILITIES = (
    Capability(_("Een vraag, aanbod of bericht schrijven"), may_write),
    Capability(_("Een vraag of aanbod meteen op de site zetten"), asks_directly),
    Capability(_("Een actualiteit plaatsen"), may_place),
    Capability(_("Een regel in het rondje schrijven"), may_write_line),
    Capability(
        _("Mensen toelaten tot de eigen organisatie"),
        lambda actor: may_decide(actor, Joining(OWN)),
    ),
    Capability(
        _("Mensen toelaten tot een andere organisatie"),
        lambda actor: may_decide(actor, Joining(OTHER)),
    ),
    Capability(_("De eigen organisatie beheren"), lambda actor: may_look_after(actor, OWN)),
    Capability(_("Een andere organisatie beheren"), lambda actor: may_look_after(actor, OTHER)),
    Capability(_("Zien wat alleen voor leden of voor één organisatie is"), lambda a: a.is_editor),
    Capability(_("Een profiel van iemand anders verbeteren of verbergen"), may_curate),
    Capability(_("Ambassadeurs benoemen"), may_appoint),
    Capability(_("Een dilemma nakijken voor het op de site komt"), lambda a: may_moderate(a.roles)),
    Capability(
        _("Vertrouwelijke gesprekken voeren en samen een naam onthullen"),
        lambda actor: may_handle(actor.roles),
    ),
    Capability(
        _("Iemand meteen laten publiceren, en dat intrekken"),
        lambda actor: may_trust(actor, SOMEBODY_ELSE),
    ),
    Capability(
        _("Besluiten over meldingen en bezwaren"),
        lambda actor: any(kind.may_judge(actor) for kind in kinds() if not kind.is_sealed),
    ),
    Capability(
        _("Besluiten over meldingen van dilemma’s"),
        lambda actor: any(kind.may_judge(actor) for kind in kinds() if kind.is_sealed),
    ),
    Capability(_("Organisaties samenvoegen"), lambda actor: _may_merge("organisatie", actor)),
    Capability(
        _("Thema's, onderwerpen en praktijkvoorbeelden samenvoegen"),
        lambda actor: all(
            _may_merge(one, actor) for one in ("thema", "onderwerp", "praktijkvoorbeeld")
        ),
    ),
    Capability(
        _("Twee accounts samenvoegen, na bevestiging met allebei"),
        lambda actor: _may_merge("account", actor),
    ),
    Capability(_("Termijnen instellen"), may_choose),
    Capability(_("Teksten van mails en formulieren wijzigen"), sets_the_site),
    Capability(_("Onderdelen van de site aan- en uitzetten"), sets_the_site),
    Capability(_("Accounts uitnodigen, schorsen en rollen geven"), may_manage_accounts),
)
