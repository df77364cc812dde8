"""All blocks of an editorial page: those of the frame, and people."""

from alliantie.blocks import StoryBlock
from alliantie.blocks.story import MOST_ASKING, MOST_BLOCKS

from .people import PeopleBlock


class PageStoryBlock(StoryBlock):
    """What an editorial page is made of."""

    people = PeopleBlock()

    class Meta:
        max_num = MOST_BLOCKS
        block_counts = {name: {"max_num": MOST_ASKING} for name in ("latest", "people")}  # noqa: RUF012 - Wagtail's own form
