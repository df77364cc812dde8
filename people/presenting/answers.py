"""The questions somebody answered, as far as everybody may know."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from alliantie.cards import Link
from alliantie.visibility import VISITOR, Actor
from people.activity import MOST, Activity
from people.models import Answer, Person, Question


def answered(actor: Actor, person: Person) -> Activity:
    """Give how many public questions somebody answered, and the newest of them; two queries."""
    answers = Answer.objects.filter(question=OuterRef("pk"), author=person.user_id, is_hidden=False)
    questions = Question.objects.visible_to(VISITOR).filter(Exists(answers))
    newest = questions.order_by(Coalesce("first_answered_at", "asked_at").desc(), "-pk")[:MOST]
    return Activity(
        total=questions.count(),
        links=[Link(label=one.text, url=one.get_absolute_url()) for one in newest],
    )
