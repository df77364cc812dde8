"""Divide a long text over the questions it answers."""

from cases.models import CasePage
from cases.story import HEADINGS, says_something

from .headings import spread


def divided(draft: CasePage) -> dict[str, str]:
    """Give the changes that put each part under its question; only empty questions are filled."""
    if "<h" not in draft.approach:
        return {}
    parts = spread(draft.approach)
    parts["approach"] = parts.pop("summary", "") + parts.get("approach", "")
    taken = {name for name in parts if name != "approach" and _is_free(draft, name)}
    if not taken or taken != set(parts) - {"approach"}:
        return {}
    return {"approach": parts["approach"], **{name: parts[name] for name in taken}}


def _is_free(draft: CasePage, name: str) -> bool:
    return name in HEADINGS and not says_something(getattr(draft, name))
