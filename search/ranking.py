"""What counts for how much; the measurement that chose each stands in docs/search.md."""

# How often the title is counted in the text of a document.
TITLE_TIMES = 2
# The first words of a text say what it is about: so many count twice.
LEAD_WORDS = 40
# A word as it was typed, in another form, in the title, and as part of a compound. The forms of one
# word that are found add up as far as TIE lets the second-best count.
STEM = 1.0
EXACT = 0.15
TITLE = 0.2
PART = 0.8
TIE = 0.05
# A compound that was asked for, found as separate words or as parts of other compounds.
TAKEN_APART = 0.7
# Two words that stand beside each other in the question, found as one compound.
JOINED = 1.0
# Two or three words that stand beside each other in the text as they do in the question.
PAIR, LONGEST_FOR_PAIRS = 0.1, 3
# A date, the number of an article or version, or words with a hyphen, found as one.
CODE = 1.0
# A synonym of what was typed.
SYNONYM = 0.4
# The second-best guess for a mistyped word; the best one counts as if it had been typed.
SECOND_GUESS = 0.5
# A page must have all of so many words, and this share of more; when fewer than FEW have them, pages
# with some of the words come along.
ALL_WORDS, SHARE, FEW = 3, 0.6, 10
# What came from a register, beside what members wrote.
IMPORTED = 0.6
# Only this much of a body is analysed: two hundred pages of text.
BODY_LENGTH = 400_000
