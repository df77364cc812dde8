"""How attention is divided; the numbers that pages tell too."""

# No organisation gets more than this part of all suggestions at once.
MOST_SHARE = 0.05
# Among so many first ones there is at least one from the other side of the line government / outside.
FIRST = 5
# Where few organisations share all attention, each may have this times its equal part.
ROOM = 1.5


def most_share(organisations: int) -> float:
    """Give the part an organisation may have; five percent as soon as thirty share it."""
    return max(MOST_SHARE, ROOM / organisations) if organisations else 1.0
