"""Everything the page of one use case shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from alliantie.cards import CardPicture, Link, pattern_of, picture_card, tone_of
from alliantie.visibility import Actor
from cases.cards import LEAD_PICTURE, pictures_for
from cases.models import CasePage
from cases.policies.completeness import Completeness, completeness
from cases.story import HEADINGS, filled_parts, leans_on_files, says_something

from .citing import SITE_NAME, Citation
from .facts import OVERVIEW, Fact, facts_of
from .linked_data import LICENCES, Described, linked_data
from .people import Contact, contact_of
from .taking import Taking, to_take

SOCIAL_PICTURE = "fill-1200x630"
RELATED = 3
KINDS = {"went_wrong": "wrong", "repeat": "take"}


@dataclass(frozen=True)
class Section:
    """One filled heading of the story."""

    name: str
    heading: str | Promise
    body: SafeString
    kind: str


class CasePresentation:
    """A use case as one actor sees it; works for a preview that is not saved too."""

    def __init__(self, case: CasePage, actor: Actor) -> None:
        self.case = case
        self.actor = actor
        prefetch_related_objects([case], "themes", pictures_for(LEAD_PICTURE, SOCIAL_PICTURE))

    @cached_property
    def url(self) -> str:
        """Give the full address."""
        return f"{settings.SITE_URL.rstrip('/')}{self.case.url or OVERVIEW}"

    @cached_property
    def lang(self) -> str:
        """Give the language of the text, when it is not the page's own."""
        return "" if self.case.language == settings.LANGUAGE_CODE else self.case.language

    @cached_property
    def lead(self) -> CardPicture | None:
        """Give the lead picture."""
        return picture_card(self.case.lead_picture, LEAD_PICTURE)

    @cached_property
    def tone(self) -> int:
        """Give the colour of the first theme, for a case without picture."""
        themes = list(self.case.themes.all())
        return tone_of(themes[0].colour if themes else self.case.pk)

    @property
    def pattern(self) -> int:
        """Give the drawing for a case without picture."""
        return pattern_of(self.case.pk)

    @cached_property
    def social_picture(self) -> str:
        """Give the full address of the picture that is shown when somebody shares the page."""
        card = picture_card(self.case.social_picture or self.case.lead_picture, SOCIAL_PICTURE)
        return f"{settings.SITE_URL.rstrip('/')}{card.url}" if card else ""

    @cached_property
    def sections(self) -> list[Section]:
        """Give the headings that hold something."""
        texts = [(name, heading, getattr(self.case, name)) for name, heading in HEADINGS.items()]
        return [
            Section(name, heading, mark_safe(expand_db_html(html)), KINDS.get(name, ""))
            for name, heading, html in texts
            if says_something(html)
        ]

    @cached_property
    def contents(self) -> list[Link]:
        """Give the table of contents."""
        links = [Link(label=str(part.heading), url=f"#{part.name}") for part in self.sections]
        return [*links, Link(label=_("Neem mee"), url="#meenemen")] if self.takings else links

    @cached_property
    def takings(self) -> list[Taking]:
        """Give files and links to take along."""
        return to_take(self.case)

    @cached_property
    def facts(self) -> list[Fact]:
        """Give the facts."""
        return facts_of(self.case)

    @cached_property
    def subjects(self) -> list[str]:
        """Give the free tags."""
        return [item.tag.name for item in self.case.tagged_items.all()]

    @cached_property
    def licence_url(self) -> str:
        """Give the address of the licence."""
        return LICENCES.get(self.case.licence, "")

    @cached_property
    def contact(self) -> Contact:
        """Give whom to turn to, and whether the relay is open."""
        return contact_of(self.case)

    @cached_property
    def citation(self) -> Citation:
        """Give the page as a source."""
        case = self.case
        return Citation(
            author=case.organisation.name if case.organisation else SITE_NAME,
            title=case.title,
            slug=case.slug,
            year=case.first_published_at.year if case.first_published_at else None,
            url=self.url,
            seen_on=timezone.localdate(),
        )

    @cached_property
    def is_writer(self) -> bool:
        """Say whether the person looking wrote it, or edits."""
        if not self.actor.is_signed_in or self.actor.is_editor:
            return self.actor.is_editor
        return CasePage.objects.written_by(self.actor).filter(pk=self.case.pk).exists()

    @cached_property
    def completeness(self) -> Completeness | None:
        """Say to author and editor only what could be added; rows from registers are not measured."""
        if not self.is_writer or self.case.source:
            return None
        return completeness(filled_parts(self.case), leans_on_files=leans_on_files(self.case))

    @property
    def trail(self) -> Sequence[Link]:
        """Give the breadcrumb."""
        return (Link(label=_("Praktijkvoorbeelden"), url=OVERVIEW), Link(label=self.case.title))

    @cached_property
    def linked_data(self) -> SafeString:
        """Give what search engines read."""
        site, case = settings.SITE_URL.rstrip("/"), self.case
        trail = [("Home", f"{site}/"), (_("Praktijkvoorbeelden"), f"{site}{OVERVIEW}")]
        described = Described(
            title=case.title,
            summary=case.summary,
            url=self.url,
            language=case.language,
            licence=case.licence,
            organisation=case.organisation.name if case.organisation else "",
            picture=self.social_picture,
            published_at=case.first_published_at,
            changed_at=case.last_published_at,
            subjects=[*(theme.label for theme in case.themes.all()), *self.subjects],
        )
        return linked_data(described, [*trail, (case.title, self.url)])
