"""What belongs to a page: relatives, who did something like it, and who knows of it; four queries at most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from matchmaking.choices import MatchKind
from matchmaking.models import Match
from search.registry import key_of, kind_of

from .facts import Facts, read_facts
from .reasons import Reason, told_with

MOST_CONTENT, MOST_ORGANISATIONS, MOST_PEOPLE = 6, 4, 4
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
    """Give the relatives of a use case, dilemma, question or meeting."""
    if subject.pk is None:  # a preview of what was never kept
        return None
    matches = list(Match.objects.of(key_of(subject), *ABOUT_A_PAGE))
    facts = read_facts(matches, actor)
    return _shown(
        [
            _group(
                "lijkt-erop", _("Lijkt hierop"), matches, facts, MatchKind.RELATED, MOST_CONTENT
            ),
            _group(
                "wie-deed-dit",
                _("Organisaties die hieraan werken"),
                matches,
                facts,
                MatchKind.INITIATIVE_ORGANISATION,
                MOST_ORGANISATIONS,
            ),
            _group(
                "wie-weet-meer",
                _("Wie weet hier meer van?"),
                matches,
                facts,
                MatchKind.ADVISOR,
                MOST_PEOPLE,
            ),
        ]
    )


def of_organisation(actor: Actor, organisation: Any) -> Related | None:
    """Give what elsewhere resembles the work of an organisation."""
    matches = list(Match.objects.of(key_of(organisation), MatchKind.ORGANISATION_INITIATIVE))
    facts = read_facts(matches, actor)
    heading = _("Elders, en lijkt hierop")
    kind = MatchKind.ORGANISATION_INITIATIVE
    return _shown([_group("elders", heading, matches, facts, kind, MOST_CONTENT)])


def _group(
    name: str, heading: str, matches: Iterable[Match], facts: Facts, kind: MatchKind, most: int
) -> Group:
    rows = [match for match in matches if match.kind == kind]
    reasons = told_with(rows, facts)
    shown = [match for match in rows if match.pk in reasons][:most]
    return Group(name, heading, [_relative(match, facts, reasons[match.pk]) for match in shown])


def _relative(match: Match, facts: Facts, reasons: Sequence[Reason]) -> Relative:
    kind = kind_of(match.target)
    return Relative(
        title=facts.title(match.target),
        url=facts.url(match.target),
        kind=str(kind.label) if kind else "",
        owner=facts.title(match.owner) if match.owner != match.target else "",
        reasons=reasons,
    )


def _shown(groups: Iterable[Group]) -> Related | None:
    found = [group for group in groups if group.relatives]
    return Related(found, reverse("matchmaking:explained")) if found else None
