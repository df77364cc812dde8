"""Organisations as what can be merged."""

from typing import Any, ClassVar

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.registry import Mergeable, Rows
from alliantie.visibility import CURATORS, Actor
from organisations.choices import Listing, SectorSide
from organisations.content import keys_of_cases, number_for_own_people
from organisations.models import Membership, Organisation, OrganisationName
from organisations.naming import name_key
from organisations.policies import check_editor
from search.services import queue_index_many
from search.touching import keys_around

from .merging import merge_into_successor, take_over_names


def check_side(gone: Organisation, kept: Organisation) -> None:
    """Refuse over the line of the government: there are dilemmas that only who works there may read."""
    if (gone.side == SectorSide.GOVERNMENT) != (kept.side == SectorSide.GOVERNMENT):
        raise MergeRefusedError(
            _t(
                "“%(gone)s” en “%(kept)s” zijn niet allebei overheid. Wie er werkt, mag dan andere "
                "dilemma's lezen. Laat sitebeheer eerst de soort van een van de twee veranderen."
            )
            % {"gone": gone, "kept": kept}
        )


def _read_wider(one: Organisation, other: Organisation) -> list[str]:
    """Say how many pages of the one its members shared with nobody, and those of the other will read."""
    number = number_for_own_people(one)
    if not number:
        return []
    said = ngettext(
        "%(number)d pagina voor alleen “%(one)s” is straks voor iedereen van “%(other)s” te lezen.",
        "%(number)d pagina's voor alleen “%(one)s” zijn straks voor iedereen van “%(other)s” te lezen.",
        number,
    )
    return [said % {"number": number, "one": one, "other": other}]


class MergeableOrganisations(Mergeable):
    """Organisations: the one that goes gets the other as its successor."""

    kind: ClassVar[str] = "organisatie"
    label: ClassVar[str | Promise] = _("Organisatie")
    plural: ClassVar[str | Promise] = _("Organisaties")
    model: ClassVar[type[Organisation]] = Organisation
    roles: ClassVar[frozenset[str]] = CURATORS
    permission: ClassVar[str] = "organisations.change_organisation"

    def standing(self, actor: Actor) -> QuerySet[Any]:
        """Give those that did not go up in another yet."""
        return Organisation.objects.visible_to(actor).filter(successor=None)

    def named(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Look in all names, old ones too; whose name it is exactly stands first, then what begins so."""
        named: Any = rows
        found: QuerySet[Any] = named.named_like(words) | rows.filter(name__icontains=words)
        former = OrganisationName.objects.filter(organisation=OuterRef("pk"), key=name_key(words))
        exactly = Q(name__iexact=words) | Q(abbreviation__iexact=words) | Exists(former)
        nearest = Case(When(exactly, then=0), When(name__istartswith=words, then=1), default=2)
        return found.order_by(nearest, "name")

    def url(self, thing: Any) -> str:
        """Give its page."""
        return str(thing.get_absolute_url())

    def about(self, thing: Any) -> str:
        """Say what and where it is."""
        where = thing.place or thing.get_region_display()
        return ", ".join(filter(None, [thing.get_kind_display(), where]))

    def check(self, *, gone: Any, kept: Any) -> None:
        """Refuse to let what everybody sees go up in what nobody sees."""
        if gone.listing == Listing.LISTED and kept.listing != Listing.LISTED:
            raise MergeRefusedError(
                _t("“%(kept)s” staat niet in het overzicht. Zet die er eerst in, of wissel om.")
                % {"kept": kept}
            )
        check_side(gone, kept)

    def attention(self, gone: Any, kept: Any) -> list[str]:
        """Say who administers afterwards, and what becomes of names and address."""
        administering = Membership.objects.administrators()
        said = [
            _t(
                "“%(gone)s” blijft bestaan als oude naam van “%(kept)s”. Het oude adres leidt erheen."
            )
            % {"gone": gone, "kept": kept},
            _t("Omschrijving, logo en thema's van “%(gone)s” gaan niet mee.") % {"gone": gone},
        ]
        if administering.filter(organisation=kept).exists():
            said.append(
                _t("Wie “%(gone)s” beheert, wordt gewoon lid: “%(kept)s” heeft al beheerders.")
                % {"gone": gone, "kept": kept}
            )
        elif administering.filter(organisation=gone).exists():
            said.append(
                _t("Wie “%(gone)s” beheert, beheert straks “%(kept)s”.")
                % {"gone": gone, "kept": kept}
            )
        said += [*_read_wider(gone, kept), *_read_wider(kept, gone)]
        return said

    def merge(self, *, gone: Any, kept: Any, actor: Actor) -> None:
        """Give it its successor, and let everything follow."""
        check_editor(actor)
        kept.refresh_from_db()
        if kept.parent_id == kept.pk:
            kept.parent_id = gone.parent_id
            kept.save(update_fields=["parent"])
        gone.successor = kept
        gone.save(update_fields=["successor"])
        take_over_names(before=gone, after=kept)
        merge_into_successor(organisation=gone, actor=actor)

    def restored(self, rows: Rows) -> None:
        """Index both, their pages and all else that went back."""
        pair = Organisation.objects.filter(pk__in=list(rows.get(Organisation._meta.label, ())))
        pages = [key for one in pair for key in keys_of_cases(one)]
        queue_index_many(keys=[*pages, *keys_around(rows)])
