"""How attention is divided; the numbers that pages tell too."""

# No organisation gets more than this part of all suggestions at once.
MOST_SHARE = 0.05
# Among so many first ones there is at least one from the other side of the line government / outside.
FIRST = 5
# Where fewer organisations share all attention nobody is held back: a small site would show nothing.
MANY = 30


def most_share(organisations: int) -> float:
    """Give the part of all suggestions an organisation may have."""
    return MOST_SHARE if organisations >= MANY else 1.0
