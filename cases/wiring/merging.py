"""What hangs on organisations, themes and tags here, and on a use case, when they are merged."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging.registry import Relation, follow_undo, register, relate
from cases.services.mergeable import MergeableCases
from cases.services.merging_undone import keep_out_both

OF_THE_TEXT = _("hoort bij de tekst")
OF_THE_WORK = _("hoort bij het werk aan deze pagina")
CASES = _("Praktijkvoorbeelden")

ORGANISATION = (
    Relation("cases.CasePage.organisation", label=CASES, page="pk"),
    Relation("cases.CasePartner.organisation", label=_("Meegedaan aan praktijkvoorbeelden")),
    Relation("cases.Reuse.organisation", label=_("Toepassingen")),
    Relation("cases.DilemmaPage.organisation", sealed=True),
    Relation("cases.Advice.organisation", sealed=True),
    Relation("cases.DilemmaHiddenFrom.organisation", sealed=True),
)
THEME = (
    Relation("cases.CasePage_themes.theme", label=CASES, swept=True, page="casepage"),
    Relation(
        "cases.DilemmaPage_themes.theme",
        label=_("Dilemma's"),
        swept=True,
        page="dilemmapage",
        sealed=True,
    ),
    Relation("cases.IdeaRound_themes.theme", label=_("Ideeënrondes"), swept=True),
)
TAG = (Relation("cases.CaseTag.tag", label=CASES, page="content_object"),)
CASE = (
    Relation("cases.Reuse.original", label=_("Toepassingen"), swept=True, clash_stays=True),
    Relation("cases.Reuse.adapted", label=_("Voortgekomen uit"), swept=True, clash_stays=True),
    Relation("cases.Taking.case", label=_("Meegenomen door leden"), swept=True),
    Relation("cases.Idea.came_of_page", label=_("Ideeën"), swept=True),
    Relation(
        "cases.DilemmaCase.case",
        label=_("Dilemma's"),
        swept=True,
        page="page",
        clash_stays=True,
        sealed=True,
    ),
    Relation("cases.CaseTag.content_object", label=_("Onderwerpen"), stays=OF_THE_TEXT),
    Relation("cases.CasePage_themes.casepage", label=_("Thema's"), stays=OF_THE_TEXT),
    Relation("cases.CasePage_co_authors.casepage", label=_("Medeauteurs"), stays=OF_THE_TEXT),
    Relation("cases.CaseAttachment.page", label=_("Bestanden"), stays=OF_THE_TEXT),
    Relation("cases.CaseLink.page", label=_("Links"), stays=OF_THE_TEXT),
    Relation("cases.CaseChange.page", stays=OF_THE_TEXT),
    Relation(
        "cases.CasePartner.page",
        label=_("Partners"),
        stays=_("Wie bij de ander nog niet genoemd is, wordt daar wel partner."),
    ),
    Relation(
        "cases.AuthorQuestion.page",
        label=_("Vragen aan de auteur"),
        stays=_("Die zijn van de vrager en deze auteur."),
    ),
    Relation("cases.AfterCheck.page", stays=OF_THE_WORK),
    Relation("cases.WordChange.page", stays=OF_THE_WORK),
    Relation("cases.PendingCase.page", stays=OF_THE_WORK),
    Relation("cases.Submission.page", stays=OF_THE_WORK),
    Relation("cases.DraftShare.page", stays=OF_THE_WORK),
    Relation("wagtailredirects.Redirect.redirect_page", label=_("Oude adressen"), swept=True),
    Relation("alliantie.MenuItem.page", label=_("Links in het menu"), swept=True),
    Relation("alliantie.FooterLink.page", label=_("Links in de voet van de site"), swept=True),
    Relation(
        "alliantie.NotFoundLink.page", label=_("Links bij een adres dat er niet is"), swept=True
    ),
    Relation("alliantie.NoticeSettings.page", label=_("Links bij een mededeling"), swept=True),
    Relation("wagtailcore.Site.root_page", stays=OF_THE_WORK),
    Relation("wagtailcore.Page.alias_of", stays=OF_THE_WORK),
    Relation("wagtailcore.GroupPagePermission.page", stays=OF_THE_WORK),
    Relation("wagtailcore.PageViewRestriction.page", stays=OF_THE_WORK),
    Relation("wagtailcore.WorkflowPage.page", stays=OF_THE_WORK),
    Relation("wagtailcore.PageLogEntry.page", stays=OF_THE_WORK),
    Relation("wagtailcore.Comment.page", stays=OF_THE_WORK),
    Relation("wagtailcore.PageSubscription.page", stays=OF_THE_WORK),
)


def connect() -> None:
    """Let cases be merged, and say what hangs on the rest."""
    register(MergeableCases())
    relate("organisatie", *ORGANISATION)
    relate("thema", *THEME)
    relate("onderwerp", *TAG)
    relate("praktijkvoorbeeld", *CASE)
    follow_undo("organisatie", keep_out_both)
