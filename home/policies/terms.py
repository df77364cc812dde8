"""When a page may be what members agree with."""

from dataclasses import dataclass
from datetime import date

from alliantie.attempts import Refusal


class TermsRuleError(Refusal, ValueError):
    """A rule about a page with agreements; `field` is where it goes, the message is fit for the screen."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class TermsChoice:
    """What an editor filled in, and what there is already."""

    kind: str
    is_public: bool
    agree_from: date | None
    is_kind_taken: bool
    days_asked_before: frozenset[date]


def check_terms(choice: TermsChoice, today: date) -> None:
    """Refuse two pages of one kind, a page not everybody can read, and asking in the past."""
    if not choice.kind:
        if choice.agree_from:
            raise TermsRuleError("agree_from", "Kies eerst of dit huisregels of voorwaarden zijn.")
        return
    if choice.is_kind_taken:
        raise TermsRuleError("terms_kind", "Er is al een andere pagina met deze afspraken.")
    if not choice.is_public:
        raise TermsRuleError("audience", "Afspraken moet iedereen kunnen lezen. Kies 'Iedereen'.")
    day = choice.agree_from
    if day and day < today and day not in choice.days_asked_before:
        raise TermsRuleError("agree_from", "Kies vandaag of een latere dag.")
    if day and day.year > today.year + 1:
        raise TermsRuleError("agree_from", "Kies een dag binnen een jaar.")
