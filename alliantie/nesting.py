"""How deep HTML is nested: parsers take quadratic time over absurd depths, so it is counted before."""

import re

DEEPEST = 100
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that need no end tag do not count as depth.
OPEN_ENDED = frozenset(
    {"p", "li", "br", "img", "hr", "td", "th", "tr", "dt", "dd", "col", "meta", "link"}
)
OPEN_ENDED |= frozenset({"embed", "input", "wbr", "source", "option", "tbody", "thead", "area"})


def depth_of(html: str) -> int:
    """Count how deep elements stand in each other, without building a tree."""
    depth = deepest = 0
    for closing, name in TAG.findall(html):
        if name.lower() not in OPEN_ENDED:
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    return deepest
