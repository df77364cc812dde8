"""What counts for how much; the reasons stand in docs/search.md."""

# Fields of the index and their weight in the score.
TITLE, SUMMARY, BODY, ORGANISATION, LABELS = "title", "summary", "body", "organisation", "labels"
# Parts of compounds have fields of their own, so that a whole word counts for more than a part.
TITLE_PARTS, TEXT_PARTS = "title_parts", "text_parts"
WEIGHTS = {
    TITLE: 1.2,
    SUMMARY: 1.2,
    BODY: 1.0,
    ORGANISATION: 0.6,
    LABELS: 1.2,
    TITLE_PARTS: 0.8,
    TEXT_PARTS: 0.7,
}
# How much the second-best field adds to the best one.
TIE = 0.15
# A compound that was asked for, found as two words in a text.
TAKEN_APART = 0.7
# Share of the words of a question that a page must have; up to two words it must have all.
ALL_WORDS = 2
SHARE = 0.4
# What came from a register, beside what members wrote.
IMPORTED = 0.6
# Only this much of a body is analysed: two hundred pages of text.
BODY_LENGTH = 400_000
# tantivy weighs a document by at least 1; boosts from 1 / SCALE upwards can be told apart.
SCALE = 4
