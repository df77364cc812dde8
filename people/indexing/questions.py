"""What questions tell search: the words of the question and of its answers, and no name that is hidden."""

from collections.abc import Sequence

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from organisations.choices import Listing
from people.choices import NameShown
from people.models import Answer, Question
from people.querysets import QuestionQuerySet
from people.querysets.questions import ON_THE_SITE
from search.contract import SearchDocument
from search.registry import describe, key_of, register

KIND = "question"
# A use case tells more than a question; an answered question more than an open one.
BOOST_OPEN, BOOST_ANSWERED = 0.9, 1.0
SHOWS_ORGANISATION = frozenset({NameShown.FULL, NameShown.ORGANISATION})


def connect() -> None:
    """Make questions findable."""
    register(
        KIND,
        label=_("Vraag"),
        model=Question,
        build=build,
        queryset=indexed,
        visible_to=visible_to,
        card_template="people/questions/hit.html",
    )
    describe(KIND, plural=_("Vragen"))


def indexed() -> QuestionQuerySet:
    """Give every question that stands on the site, with what its document needs."""
    answers = Prefetch("answers", Answer.objects.shown(), to_attr="shown_answers")
    rows = Question.objects.standing().select_related("organisation")
    return rows.prefetch_related("themes", answers)


def visible_to(actor: Actor, pks: Sequence[str]) -> QuestionQuerySet:
    """Give those hits that stand on the site; somebody's own that does not, is no hit."""
    return Question.objects.standing().visible_to(actor).filter(pk__in=pks).for_lines()


def build(question: Question) -> SearchDocument | None:
    """Describe one question."""
    if question.state not in ON_THE_SITE:
        return None
    themes = list(question.themes.all())
    answers: list[Answer] = getattr(question, "shown_answers", None) or list(
        question.answers.shown()
    )
    shown = question.shown in SHOWS_ORGANISATION and question.organisation is not None
    organisation = question.organisation if shown else None
    if organisation is not None and organisation.listing != Listing.LISTED:
        organisation = None
    return SearchDocument(
        key=key_of(question),
        kind=KIND,
        url=question.get_absolute_url(),
        title=question.text,
        summary=question.more,
        body="\n".join(answer.text for answer in answers if answer.text),
        updated_at=question.updated_at,
        organisation_id=str(organisation.pk) if organisation else "",
        organisation=organisation.name if organisation else "",
        organisation_kind=organisation.kind if organisation else "",
        theme_ids=tuple(str(theme.pk) for theme in themes),
        themes=tuple(theme.label for theme in themes),
        year=question.opened_at.year if question.opened_at else None,
        boost=BOOST_ANSWERED if answers else BOOST_OPEN,
    )
