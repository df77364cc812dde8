"""Use cases as what can be merged: of two that tell the same one stays, and their texts are not mixed."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience, Role
from alliantie.closing import mark_of
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.registry import Mergeable, Rows
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.policies.writing import widens
from search.alike import pks_alike
from search.registry import key_of
from search.services import queue_index_many
from search.touching import keys_around

from .authored import kind_for
from .comparing import page_differences
from .merging import merge_cases

MOST_ALIKE = 5


# Where the same audience is not the same people: who owns it says for whom it is.
OF_WHOM = {Audience.ORGANISATION: "organisation_id", Audience.PRIVATE: "owner_id"}


def check_readers(gone: CasePage, kept: CasePage) -> None:
    """Refuse when what hung on the one would be read by others on the other."""
    owned_by = OF_WHOM.get(Audience(gone.audience), "pk")
    is_same = gone.audience == kept.audience
    of_others = owned_by != "pk" and getattr(gone, owned_by) != getattr(kept, owned_by)
    if widens(gone.audience, kept.audience) or (is_same and of_others):
        raise MergeRefusedError(
            _t(
                "“%(kept)s” is voor anderen te lezen dan “%(gone)s”. Wat bij “%(gone)s” hoort, wordt "
                "dan ook voor hen zichtbaar. Maak eerst gelijk wie ze mag lezen, of wissel ze om."
            )
            % {"gone": gone.title, "kept": kept.title}
        )


class MergeableCases(Mergeable):
    """Use cases that are online."""

    kind: ClassVar[str] = "praktijkvoorbeeld"
    label: ClassVar[str | Promise] = _("Praktijkvoorbeeld")
    plural: ClassVar[str | Promise] = _("Praktijkvoorbeelden")
    model: ClassVar[type[CasePage]] = CasePage
    roles: ClassVar[frozenset[str]] = frozenset({Role.EDITOR, Role.SITE_ADMIN})
    permission: ClassVar[str] = "themes.change_theme"

    def standing(self, actor: Actor) -> QuerySet[Any]:
        """Give what is online and this actor may read."""
        return CasePage.objects.visible_to(actor).select_related("organisation")

    def named(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Look in titles."""
        return rows.filter(title__icontains=words).order_by("title")

    def alike(self, thing: Any, actor: Actor) -> Iterable[Any]:
        """Give what has most of the same words."""
        text = f"{thing.title} {thing.summary}"
        pks = pks_alike(text, actor, kind="case", number=MOST_ALIKE, but=key_of(thing))
        found = {str(one.pk): one for one in self.standing(actor).filter(pk__in=pks)}
        return [found[pk] for pk in pks if pk in found]

    def title(self, thing: Any) -> str:
        """Give its title."""
        return str(thing.title)

    def url(self, thing: Any) -> str:
        """Give its page."""
        return thing.url or ""

    def about(self, thing: Any) -> str:
        """Say of whom it is, and of when."""
        when = f"{thing.first_published_at:%Y}" if thing.first_published_at else ""
        return ", ".join(filter(None, [str(thing.organisation or ""), when]))

    def check(self, *, gone: Any, kept: Any) -> None:
        """Refuse what editors still have to judge, what is to change by itself, or what would be read wider."""
        check_readers(gone, kept)
        for one in (gone, kept):
            if one.workflow_in_progress:
                raise MergeRefusedError(
                    _t("“%(title)s” ligt nog bij de redactie. Besluit daar eerst over.")
                    % {"title": one.title}
                )
        if gone.scheduled_revision or gone.expire_at:
            raise MergeRefusedError(
                _t(
                    "“%(title)s” heeft een datum waarop die verandert of verdwijnt. Haal die eerst weg."
                )
                % {"title": gone.title}
            )

    def mark(self, gone: Any) -> str:
        """Mark the words as they were taken off the site."""
        return mark_of(gone)

    def check_undo(self, *, gone_key: int, mark: str) -> None:
        """Refuse to put words online that its author wrote since and no editor read."""
        page = CasePage.objects.filter(pk=gone_key, live=False).first()
        if page is not None and mark_of(page) != mark:
            raise MergeRefusedError(
                _t(
                    "“%(title)s” is na het samenvoegen veranderd. Die tekst is nog niet nagekeken. "
                    "Laat de schrijver die insturen en zet die online. Maak daarna de samenvoeging "
                    "ongedaan."
                )
                % {"title": page.title}
            )

    def attention(self, gone: Any, kept: Any) -> list[str]:
        """Say what becomes of the text, the address and who took part."""
        said = [
            _t("De teksten worden niet gemengd. “%(kept)s” blijft precies zoals die is.")
            % {"kept": kept.title},
            _t("“%(gone)s” gaat van de site. Het adres leidt voortaan naar “%(kept)s”.")
            % {"gone": gone.title, "kept": kept.title},
        ]
        if gone.has_unpublished_changes:
            said.append(
                _t("Van “%(gone)s” ligt er een nieuwere versie die nog niet online is.")
                % {"gone": gone.title}
            )
        return said

    def side_by_side(self, gone: Any, kept: Any) -> list[tuple[str, str, str]]:
        """Give every field that reads otherwise."""
        return [
            (str(one.label), one.before, one.after)
            for one in page_differences(kind_for(kept), gone, kept)
        ]

    def merge(self, *, gone: Any, kept: Any, actor: Actor) -> None:
        """Take the one off the site, and lead on to the other."""
        merge_cases(gone=gone, kept=kept, actor=actor)

    def restored(self, rows: Rows) -> None:
        """Index both and all else that went back."""
        queue_index_many(keys=keys_around(rows))
