"""Everything the page of one case on the desk shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise

from alliantie.visibility import Actor
from cases.choices import MemberState
from cases.models import CasePage, DraftShare, Submission
from cases.policies.completeness import Completeness, completeness
from cases.policies.state import Life, member_state
from cases.policies.writing import (
    NEEDED,
    Ties,
    WritingRefusedError,
    check_belong,
    may_confirm,
    may_edit,
    may_take_back,
)
from cases.services.writing import NAMELESS
from cases.story import filled_parts, leans_on_files
from cases.writers import work_of, writer_of

from .dividing import divided
from .forms import SECTIONS
from .listing import note_of
from .remarks import Remark, remarks_of

PARTS_OF = {
    "basis": ("title", "summary", "approach", "themes"),
    "verhaal": ("went_wrong", "result", "lessons", "repeat", "problem", "context"),
    "beeld": ("lead_picture",),
    "neem-mee": ("take_along",),
    "feiten": ("phase", "cost_band", "time_band", "region"),
    "partners": (),
}


@dataclass(frozen=True)
class Section:
    """One section: how much of it is there."""

    name: str
    heading: str | Promise
    intro: str | Promise
    filled: int
    total: int

    @property
    def is_filled(self) -> bool:
        """Say whether nothing is left open."""
        return self.total > 0 and self.filled == self.total


class StandingOnDesk:
    """A case as its author finds it."""

    def __init__(self, page: CasePage, actor: Actor) -> None:
        self.page = page
        self.draft: CasePage = page.get_latest_revision_as_object()
        self.writer, self.work = writer_of(actor), work_of(page)
        self.filled = filled_parts(self.draft)
        if self.draft.title == NAMELESS:
            self.filled.discard("title")

    @property
    def life(self) -> Life:
        """Give where it is in its life."""
        return self.work.life

    @cached_property
    def state(self) -> MemberState:
        """Give the one of four."""
        return member_state(self.life)

    @property
    def note(self) -> str:
        """Say what happens now."""
        due = self.submission.answer_due_on if self.submission and self.is_waiting else None
        return note_of(self.state, self.life, due)

    @cached_property
    def submission(self) -> Submission | None:
        """Give the last round with the editors."""
        return self.page.submissions.first()

    @property
    def is_waiting(self) -> bool:
        """Say whether the editors still have to answer."""
        return self.submission is not None and self.submission.answered_at is None

    @property
    def remark(self) -> str:
        """Give what the editors said about the whole."""
        is_told = self.submission is not None and self.state in {
            MemberState.YOUR_TURN,
            MemberState.DRAFT,
        }
        return self.submission.remark if is_told and self.submission else ""

    @cached_property
    def remarks(self) -> list[Remark]:
        """Give the editors' remarks per field of this round."""
        return remarks_of(self.page)

    @property
    def sections(self) -> list[Section]:
        """Give the sections, each with how much of it is there."""
        return [
            Section(
                name=name,
                heading=form.heading,
                intro=form.intro,
                filled=sum(part in self.filled for part in PARTS_OF[name]),
                total=len(PARTS_OF[name]),
            )
            for name, form in SECTIONS.items()
        ]

    @property
    def done(self) -> Completeness:
        """Say how complete it is."""
        return completeness(self.filled, leans_on_files=leans_on_files(self.draft))

    @property
    def can_divide(self) -> bool:
        """Say whether the text holds headings that belong to other questions."""
        return bool(divided(self.draft))

    @property
    def lacks(self) -> list[str]:
        """Name what is still needed to send it in."""
        return [name for name in NEEDED if name not in self.filled]

    @property
    def asks_whom(self) -> bool:
        """Say whether its author has to say first for whom they write."""
        return self.writer.ties is not Ties.OPEN

    @property
    def refusal(self) -> str:
        """Say why its author has no rights any more, or nothing."""
        try:
            check_belong(self.writer, self.work)
        except WritingRefusedError as error:
            return error.sentence
        return ""

    @property
    def may_edit(self) -> bool:
        """Say whether it can be written on."""
        return may_edit(self.writer, self.work)

    @property
    def may_submit(self) -> bool:
        """Say whether it can be sent in: there is something new and nothing lacks."""
        is_new = not self.life.live or self.life.has_unpublished_changes
        return self.may_edit and is_new and not self.lacks and not self.asks_whom

    @property
    def may_take_back(self) -> bool:
        """Say whether it can be taken back."""
        return may_take_back(self.writer, self.work)

    @property
    def may_confirm(self) -> bool:
        """Say whether its author can say that it still holds."""
        return may_confirm(self.writer, self.work)

    @cached_property
    def shares(self) -> Sequence[DraftShare]:
        """Give the links that still show it."""
        open_links = self.page.shares.filter(revoked_at=None, expires_at__gt=timezone.now())
        return list(open_links)


def standing_of(page: CasePage, actor: Actor) -> StandingOnDesk:
    """Read where a case stands for its author."""
    return StandingOnDesk(page, actor)
