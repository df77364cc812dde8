"""Tags and themes as what can be merged."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliantie.choices import Role
from alliantie.merging.registry import Mergeable, Rows
from alliantie.visibility import Actor
from search.services import queue_index_many
from search.touching import keys_around
from themes.content import keys_about, keys_tagged
from themes.models import Tag, Theme
from themes.policies import tag_key

from .merging import merge_themes
from .tags import merge_tags

EDITORS = frozenset({Role.EDITOR, Role.SITE_ADMIN})


class MergeableTags(Mergeable):
    """Free tags: of two words for one thing one stays."""

    kind: ClassVar[str] = "onderwerp"
    label: ClassVar[str | Promise] = _("Onderwerp")
    plural: ClassVar[str | Promise] = _("Onderwerpen")
    model: ClassVar[type[Tag]] = Tag
    roles: ClassVar[frozenset[str]] = EDITORS
    permission: ClassVar[str] = "themes.change_tag"

    def standing(self, actor: Actor) -> QuerySet[Any]:
        """Give all of them."""
        return Tag.objects.with_uses()

    def named(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Look in names, blind to capitals and accents."""
        return rows.filter(key__contains=tag_key(words)).order_by("name")

    def about(self, thing: Any) -> str:
        """Say how often it is used."""
        return ngettext("%(count)d keer gebruikt", "%(count)d keer gebruikt", thing.uses) % {
            "count": thing.uses
        }

    def merge(self, *, gone: Any, kept: Any, actor: Actor) -> None:
        """Let all content follow, drafts too."""
        merge_tags(tags=[gone], into=kept, actor_id=actor.user_id)

    def attention(self, _gone: Any, _kept: Any) -> list[str]:
        """Say what happens to what has both."""
        return [
            _t("Ook concepten en eerdere versies krijgen het onderwerp dat blijft."),
            _t("Wat beide onderwerpen heeft, houdt er één."),
        ]

    def restored(self, rows: Rows) -> None:
        """Index what has one of them."""
        tags = Tag.objects.filter(pk__in=list(rows.get(Tag._meta.label, ())))
        queue_index_many(keys=[*keys_tagged(tags), *keys_around(rows)])


class MergeableThemes(Mergeable):
    """Curated themes."""

    kind: ClassVar[str] = "thema"
    label: ClassVar[str | Promise] = _("Thema")
    plural: ClassVar[str | Promise] = _("Thema's")
    model: ClassVar[type[Theme]] = Theme
    roles: ClassVar[frozenset[str]] = EDITORS
    permission: ClassVar[str] = "themes.change_theme"

    def standing(self, actor: Actor) -> QuerySet[Any]:
        """Give all of them, with what they stand under."""
        return Theme.objects.select_related("broader")

    def named(self, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Look in names."""
        return rows.filter(label__icontains=words)

    def url(self, thing: Any) -> str:
        """Give its page."""
        return str(thing.get_absolute_url())

    def about(self, thing: Any) -> str:
        """Say what it stands under."""
        return _t("valt onder %(theme)s") % {"theme": thing.broader} if thing.broader else ""

    def merge(self, *, gone: Any, kept: Any, actor: Actor) -> None:
        """Let words, versions and the address follow; the rows went along before."""
        merge_themes(gone=gone, kept=kept, actor_id=actor.user_id)

    def attention(self, gone: Any, kept: Any) -> list[str]:
        """Say what is lost of the one that goes, and what becomes of its name and address."""
        said = [
            _t("“%(gone)s” en zijn andere woorden worden andere woorden van “%(kept)s”.")
            % {"gone": gone, "kept": kept},
            _t("Het adres van “%(gone)s” leidt voortaan naar “%(kept)s”.")
            % {"gone": gone, "kept": kept},
        ]
        if gone.definition and gone.definition != kept.definition:
            said.append(
                _t("De omschrijving en het beeld van “%(gone)s” gaan niet mee.") % {"gone": gone}
            )
        return said

    def restored(self, rows: Rows) -> None:
        """Index both themes and all that is about them."""
        themes = Theme.objects.filter(pk__in=list(rows.get(Theme._meta.label, ())))
        about = [key for theme in themes for key in keys_about(theme)]
        queue_index_many(keys=[*about, *keys_around(rows)])
