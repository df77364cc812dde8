"""What counts for how much; the measurement that chose each stands in docs/search.md."""

# How often the title is counted in the text of a document.
TITLE_TIMES = 2
# What came from a register, beside what members wrote.
IMPORTED = 0.6
# Only this much of a body is analysed: two hundred pages of text.
BODY_LENGTH = 400_000
# Ways to find one word, from exact to loose; ways add up, the looser ones for less.
STEM = 1.0
EXACT = 0.1
TITLE = 0.3
PART = 0.7
# A compound that was asked for, found as separate words or as parts of other compounds.
TAKEN_APART = 0.7
# How much the second-best way to find a word adds to the best one.
TIE = 0.15
# Two words of a question that stand beside each other in the text too.
PAIR = 0.1
# Share of the words of a question that a page must have; up to two words it must have all.
ALL_WORDS = 2
SHARE = 0.4
