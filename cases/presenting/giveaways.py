"""Collect the words that give somebody away, for the check of what they write."""

from collections.abc import Iterable
from itertools import chain

from accounts.models import FormerAccount, User
from alliantie.visibility import Actor
from cases.choices import NameChoice, SealedKind
from cases.models import DilemmaPage
from cases.policies.giveaways import Giveaway, OwnWords, find_giveaways
from cases.services.dilemmas.authors import opened
from organisations.actors import actor_for
from organisations.freemail import FREE_MAIL_DOMAINS
from organisations.models import EmailDomain, Membership, Organisation, OrganisationName
from people.models import Person

MOST_COLLEAGUES = 2000


def giveaways_in(texts: Iterable[str], *, actor: Actor, name: str) -> list[Giveaway]:
    """Give what tells more of this writer than the name they chose to show; at most six queries."""
    return find_giveaways(texts, own_words(actor, name=name))


def own_words(actor: Actor, *, name: str) -> OwnWords:
    """Read the words that point at somebody; who is named with their organisation hides neither.

    Also those of accounts that went up in this one, for as long as they are there.
    """
    if actor.user_id is None:
        return OwnWords()
    shows_organisation = name == NameChoice.PUBLIC
    colleagues = set(_colleagues(actor))
    numbers = FormerAccount.objects.numbers_of(actor.user_id)
    accounts = list(User.objects.filter(pk__in=numbers))
    own = set(_names(accounts))
    return OwnWords(
        organisations=frozenset(() if shows_organisation else _organisations(actor)),
        domains=frozenset(() if shows_organisation else _domains(actor, accounts)),
        people=frozenset(colleagues | own if name == NameChoice.ANONYMOUS else colleagues - own),
    )


def words_behind(dilemma: DilemmaPage) -> OwnWords:
    """Read them for who proved by their passphrase that the dilemma is theirs."""
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    user = User.objects.filter(pk=link.get("user", 0), is_active=True).first()
    return own_words(actor_for(user), name=dilemma.name_choice) if user else OwnWords()


def _organisations(actor: Actor) -> Iterable[str]:
    own = Organisation.objects.filter(pk__in=actor.organisation_ids)
    rows = own.values_list("name", "abbreviation", "sort_key")
    spelled = OrganisationName.objects.filter(organisation__in=actor.organisation_ids)
    return filter(None, [*chain.from_iterable(rows), *spelled.values_list("name", flat=True)])


def _domains(actor: Actor, accounts: Iterable[User]) -> Iterable[str]:
    rows = EmailDomain.objects.filter(organisation__in=actor.organisation_ids)
    own = (user.email.rpartition("@")[2].casefold() for user in accounts)
    return {*rows.values_list("domain", flat=True), *own} - FREE_MAIL_DOMAINS - {""}


def _colleagues(actor: Actor) -> Iterable[str]:
    if not actor.organisation_ids:
        return ()
    rows = Membership.objects.active().filter(organisation__in=actor.organisation_ids)
    return _names(User.objects.filter(pk__in=rows.values("user"))[:MOST_COLLEAGUES])


def _names(accounts: Iterable[User]) -> Iterable[str]:
    """Give the names on profiles and on accounts; an account without a name has none."""
    people = list(accounts)
    profiles = Person.objects.filter(user__in=people).values_list("name", flat=True)
    return filter(None, [*profiles, *(user.get_full_name().strip() for user in people)])
