"""What somebody wrote, asked and advised here, when two accounts of one person are merged.

What is sealed has no key to an account and stays as it is (see `accounts.models.FormerAccount`).
"""

from django.utils.translation import gettext_lazy as _

from accounts.services import dealings
from accounts.services.merging import KIND
from alliantie.merging.registry import Relation, follow, follow_undo, relate
from cases.services.dilemmas.merged import name_as_sealed
from cases.services.merging_accounts import keep_once, passed_between, take_over_addresses

DECIDED = _("Wie iets besloot, blijft staan zoals het was.")
GO = (
    "cases.AdviceInvitation.user",
    "cases.AfterCheck.author",
    "cases.AuthorQuestion.asker",
    "cases.CasePage_co_authors.user",
    "cases.DilemmaProposal.author",
    "cases.DilemmaReader.user",
    "cases.DraftShare.created_by",
    "cases.IdeaSupport.user",
    "cases.Submission.submitted_by",
    "cases.WordChange.objected_by",
)
STAY = (
    "cases.AfterCheck.checked_by",
    "cases.Reveal.agreed_by",
    "cases.Reveal.asked_by",
    "cases.WordChange.answered_by",
    "cases.WordChange.editor",
)


def connect() -> None:
    """Say what goes along and what stays."""
    relate(
        KIND,
        Relation(
            "cases.Advice.author",
            label=_("Adviezen met een naam"),
            swept=True,
            sealed=True,
            page="dilemma",
        ),
        # Of who asked or advised, who may hide their name since: then nothing tells that it was there.
        Relation("cases.AdviceRemark.author", swept=True, sealed=True),
        Relation(
            "cases.DilemmaPage.asker",
            label=_("Dilemma's met een naam"),
            swept=True,
            sealed=True,
            page="pk",
        ),
        Relation("cases.CasePage.contact", label=_("Aanspreekpunt"), swept=True, page="pk"),
        Relation("cases.Idea.author", label=_("Ideeën"), swept=True),
        Relation("cases.Reuse.user", label=_("Toepassingen"), swept=True),
        *(Relation(path, swept=True) for path in GO),
        Relation("cases.Taking.user", swept=True, clash_stays=True),  # see keep_once
        *(Relation(path, stays=DECIDED) for path in STAY),
    )
    dealings.register(passed_between)
    follow(KIND, take_over_addresses)
    follow(KIND, keep_once)
    follow_undo(KIND, name_as_sealed)
