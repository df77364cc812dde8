"""What belongs to a page: relatives, who did something like it, and who knows of it; four queries at most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.models import CasePage
from matchmaking.choices import MatchKind
from matchmaking.models import Match
from search.registry import key_of, kind_of

from .facts import Facts, read_facts
from .reasons import told_with
from .saying import Reason

MOST_CONTENT, MOST_ORGANISATIONS, MOST_PEOPLE = 6, 5, 5
# Whose these are may be hidden after it was prepared: their pages say it, nothing beside them.
NAME_THEMSELVES = ("cases.dilemmapage:", "people.question:", "people.person:")
LIST_THEIR_OWN = ("cases.dilemmapage", "events.eventpage")
ABOUT_A_PAGE = (MatchKind.RELATED, MatchKind.INITIATIVE_ORGANISATION, MatchKind.ADVISOR)


@dataclass(frozen=True)
class Relative:
    """One thing that belongs here, and why."""

    title: str
    url: str
    kind: str
    owner: str
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class Group:
    """Relatives under one heading."""

    name: str
    heading: str
    relatives: Sequence[Relative]


@dataclass(frozen=True)
class Related:
    """All that belongs to a page, and where it is told how we choose."""

    groups: Sequence[Group]
    explained_url: str


def of_content(actor: Actor, subject: Any) -> Related | None:
    """Give the relatives of a use case, dilemma, question or meeting.

    Dilemmas and meetings list their own kind themselves. Without anything prepared a use case still has
    those on its themes.
    """
    if subject.pk is None:  # a preview of what was never kept
        return None
    key = key_of(subject)
    matches = list(Match.objects.of(key, *ABOUT_A_PAGE))
    if not matches:
        return _shown([by_theme(actor, subject)]) if isinstance(subject, CasePage) else None
    facts = read_facts(matches, actor)
    is_listed = key.startswith(LIST_THEIR_OWN)
    heading = _("Ook hierover") if is_listed else _("Lijkt hierop")
    return _shown(
        [
            _group(Part("lijkt", heading, MatchKind.RELATED, MOST_CONTENT), matches, facts),
            _group(_working_on(), matches, facts),
            _group(_knowing(), matches, facts),
        ]
    )


@dataclass(frozen=True)
class Part:
    """One kind of match under a heading."""

    name: str
    heading: str
    kind: MatchKind
    most: int


def _working_on() -> Part:
    heading = _("Organisaties die hieraan werken")
    return Part("wie-deed-dit", heading, MatchKind.INITIATIVE_ORGANISATION, MOST_ORGANISATIONS)


def _knowing() -> Part:
    return Part("wie-weet-meer", _("Wie weet hier meer van?"), MatchKind.ADVISOR, MOST_PEOPLE)


def by_theme(actor: Actor, case: CasePage) -> Group:
    """Give use cases on the same themes, for when nothing was prepared; two queries."""
    own = {theme.pk: theme for theme in case.themes.all()}
    rows = CasePage.objects.visible_to(actor).offered().like(case)
    rows = rows.select_related("organisation").prefetch_related("themes")
    found = []
    for row in rows[:MOST_CONTENT]:
        shared = [own[theme.pk].label for theme in row.themes.all() if theme.pk in own]
        if shared:
            reason = Reason(_("Gaat ook over %(what)s.") % {"what": shared[0]})
            owner = row.organisation.name if row.organisation else ""
            label = str(CasePage._meta.verbose_name).capitalize()
            found.append(Relative(row.title, row.url or "", label, owner, [reason]))
    return Group("lijkt", _("Lijkt hierop"), found)


def of_organisation(actor: Actor, organisation: Any) -> Related | None:
    """Give what elsewhere resembles the work of an organisation."""
    matches = list(Match.objects.of(key_of(organisation), MatchKind.ORGANISATION_INITIATIVE))
    facts = read_facts(matches, actor)
    part = Part(
        "elders", _("Elders, en lijkt hierop"), MatchKind.ORGANISATION_INITIATIVE, MOST_CONTENT
    )
    return _shown([_group(part, matches, facts)])


def _group(part: Part, matches: Iterable[Match], facts: Facts) -> Group:
    rows = [match for match in matches if match.kind == part.kind]
    reasons = told_with(rows, facts)
    shown = [match for match in rows if match.pk in reasons][: part.most]
    relatives = [_relative(match, facts, reasons[match.pk]) for match in shown]
    return Group(part.name, part.heading, relatives)


def _relative(match: Match, facts: Facts, reasons: Sequence[Reason]) -> Relative:
    kind = kind_of(match.target)
    return Relative(
        title=facts.title(match.target),
        url=facts.url(match.target),
        kind=str(kind.label) if kind else "",
        owner=_owner(match, facts),
        reasons=reasons,
    )


def _owner(match: Match, facts: Facts) -> str:
    if match.owner == match.target or match.target.startswith(NAME_THEMSELVES):
        return ""
    return facts.title(match.owner)


def _shown(groups: Iterable[Group]) -> Related | None:
    found = [group for group in groups if group.relatives]
    return Related(found, reverse("matchmaking:explained")) if found else None
