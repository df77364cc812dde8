"""How long what we keep about a dilemma is kept, by how it ended."""

from datetime import timedelta

# The words of what was withdrawn or refused.
WORDS_AFTER_WITHDRAWAL = timedelta(days=30)
# A draft nobody touches any more.
IDLE_DRAFT = timedelta(days=180)
# Who was asked, what moderators remarked, who read along: after closing or withdrawal.
AROUND_IT = timedelta(days=90)
# Whose an anonymous piece of advice was: after the dilemma closed.
ADVISERS = timedelta(days=90)
