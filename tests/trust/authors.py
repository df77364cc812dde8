"""What an editor changed in somebody's words, and what they published at once."""

from uuid import uuid4

from cases.models import CasePage, WordChange
from cases.services.at_once import note_published
from cases.services.objecting import react_once
from tests.factories.cases import actor
from tests.trust.world import CURATORS, World

MAY_READ_AUTHORS = dict.fromkeys(("kanariewijziging", "kanariebezwaar"), {"member_a"} | CURATORS)


def changed_by(editor, case, words: str) -> WordChange:
    """Let an editor publish other words in a case."""
    draft = CasePage.objects.get(pk=case.pk).get_latest_revision_as_object()
    draft.went_wrong = f"<p>{words}</p>"
    revision = draft.save_revision(user=editor)
    revision.publish(user=editor)
    return WordChange.objects.get(after=revision)


def of_authors(owner, editor, case) -> dict[str, object]:
    """Make a change, one that its author objects to, and something to look at afterwards."""
    told, objected = (changed_by(editor, case, words) for words in ("Kanariewijziging.", "Anders."))
    react_once(
        key=uuid4(), change=objected, actor=actor(owner), agrees=False, reason="Een kanariebezwaar."
    )
    check = note_published(page=CasePage.objects.get(pk=case.pk), user_id=owner.pk)
    return {"word_change": told.pk, "objection": objected.pk, "after_check": check.pk}


def add_authors(world: World) -> None:
    """Let the editor change the private case of member_a, who objects."""
    people, case = world.actors, world.cases["kanarieprive"]
    made = of_authors(people["member_a"], people["editor"], case)
    world.change, world.check = made["objection"], made["after_check"]
