"""What editors may decide about lines and short news."""

from django.utils.translation import gettext as _

from news.choices import NewsState, Verdict
from people.policies.publishing import ActorLike
from people.policies.refusals import PeopleRefusedError

FROM = {
    Verdict.SHOW: frozenset({NewsState.HELD, NewsState.REFUSED}),
    Verdict.REFUSE: frozenset({NewsState.HELD}),
    Verdict.HIDE: frozenset({NewsState.SHOWN}),
}
TO = {
    Verdict.SHOW: NewsState.SHOWN,
    Verdict.REFUSE: NewsState.REFUSED,
    Verdict.HIDE: NewsState.REFUSED,
}


def check_decide(actor: ActorLike, verdict: Verdict, *, state: str, seen: str, now: str) -> None:
    """Refuse who is no editor, and a decision about another text than the editor read.

    `seen` and `now` are the marks of the text on the editor's screen and in the table.
    """
    if not actor.is_editor:
        raise PeopleRefusedError(_("Dit kan alleen de redactie."))
    if seen != now:
        raise PeopleRefusedError(
            _("De tekst is net gewijzigd. Lees hem opnieuw en beslis dan. Er is niets veranderd.")
        )
    if state not in FROM[verdict]:
        raise PeopleRefusedError(_("Hierover is al beslist. Laad de pagina opnieuw."))


def check_reason(verdict: Verdict, reason: str) -> None:
    """Refuse to refuse without telling why."""
    if verdict != Verdict.SHOW and not reason.strip():
        raise PeopleRefusedError(_("Schrijf een reden: die krijgt de schrijver in de mail."))
