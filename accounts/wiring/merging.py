"""What hangs on an account here, in the frame, in Wagtail and in signing in, when it goes up in another."""

from django.utils.translation import gettext_lazy as _

from accounts.services.mergeable import MergeableAccounts
from accounts.services.merging import KIND, open_again
from accounts.services.merging_trust import keep_the_stricter, withdraw_from_both
from alliantie.merging.registry import Relation, follow, follow_undo, register, relate

SIGNING_IN = _("Inloggen blijft zoals het bij elk account was.")
OF_THE_ACCOUNT = _("Het hoort bij het account zelf.")
OF_THE_EDITORS = _("Het is werk van de redactie; wie een rol heeft, wordt niet samengevoegd.")
WRITTEN_DOWN = _("Wat werd opgeschreven, blijft zoals het was.")


def _stay(why: object, *paths: str) -> tuple[Relation, ...]:
    return tuple(Relation(path, stays=why) for path in paths)  # type: ignore[arg-type]  # a lazy text


def _go(*paths: str) -> tuple[Relation, ...]:
    return tuple(Relation(path, swept=True) for path in paths)


HERE = (
    *_go("accounts.Notice.user", "accounts.FormerAccount.kept"),
    # What editors decided about who publishes at once goes along; where they decided about both, the
    # stricter holds (see `merging_trust`).
    Relation("accounts.Trust.user", swept=True, clash_stays=True),
    *_stay(
        SIGNING_IN,
        "account.EmailAddress.user",
        "mfa.Authenticator.user",
        "socialaccount.SocialAccount.user",
        "accounts.FactorReset.user",
        "accounts.FactorReset.asked_by",
        "accounts.FactorReset.decided_by",
    ),
    *_stay(
        OF_THE_ACCOUNT,
        "accounts.Acceptance.user",
        "accounts.AccountClaim.gone",
        "accounts.AccountClaim.kept",
        "accounts.MailStanding.user",
        "accounts.NoticeChoice.user",
        "accounts.User_groups.user",
        "accounts.User_user_permissions.user",
        "alliantie.ReviewLetter.user",
    ),
    *_stay(
        OF_THE_EDITORS,
        "accounts.Trust.decided_by",
        "alliantie.Absence.stand_in",
        "alliantie.Absence.user",
        "alliantie.Decision.decided_by",
        "alliantie.FeatureOff.switched_by",
        "alliantie.HelpText.changed_by",
        "alliantie.Import.asked_by",
        "alliantie.Import.made_by",
        "alliantie.Import.started_by",
        "alliantie.MailWording.changed_by",
        "alliantie.TakenWork.handed_by",
        "alliantie.TakenWork.taken_by",
    ),
    *_stay(
        WRITTEN_DOWN,
        "alliantie.AuditEntry.actor",
        "alliantie.Merge.actor",
        "alliantie.Merge.undone_by",
        "alliantie.MergedRow.person",
    ),
    Relation("alliantie.Picture.uploaded_by_user", label=_("Beelden"), swept=True),
    Relation("alliantie.Attachment.uploaded_by_user", label=_("Bestanden"), swept=True),
)
WAGTAIL = (
    Relation("wagtailcore.Page.owner", label=_("Pagina's"), swept=True),
    *_go(
        "wagtailcore.Comment.resolved_by",
        "wagtailcore.Comment.user",
        "wagtailcore.CommentReply.user",
        "wagtailcore.Page.locked_by",
        "wagtailcore.PageSubscription.user",
        "wagtailcore.Revision.user",
        "wagtailcore.TaskState.finished_by",
        "wagtailcore.UploadedFile.uploaded_by_user",
        "wagtailcore.WorkflowState.requested_by",
        "wagtaildocs.Document.uploaded_by_user",
        "wagtailimages.Image.uploaded_by_user",
        "wagtailmedia.Media.uploaded_by_user",
    ),
    *_stay(WRITTEN_DOWN, "wagtailcore.ModelLogEntry.user", "wagtailcore.PageLogEntry.user"),
    *_stay(
        OF_THE_EDITORS,
        "wagtailadmin.EditingSession.user",
        "wagtailadmin.FormState.user",
        "wagtailcore.APIToken.user",
        "wagtailusers.UserProfile.user",
    ),
)


def connect() -> None:
    """Let accounts be merged."""
    register(MergeableAccounts())
    relate(KIND, *HERE, *WAGTAIL)
    follow(KIND, keep_the_stricter)
    follow_undo(KIND, open_again)
    follow_undo(KIND, withdraw_from_both)
