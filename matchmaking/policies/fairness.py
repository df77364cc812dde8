"""How attention is divided; the numbers that pages tell too."""

# No organisation gets more than this part of all suggestions at once.
MOST_SHARE = 0.05
# Among so many first ones there is at least one from the other side of the line government / outside.
FIRST = 5
