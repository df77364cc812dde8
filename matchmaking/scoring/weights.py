"""How much each part counts, as the fit left it in weights.json."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .kinds import Kind

FILE = Path(__file__).parent / "weights.json"


@cache
def stored() -> Mapping[str, Any]:
    """Read the file once: version, date of the fit, and per kind its weights and figures."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def weights_of(kind: Kind) -> dict[str, float]:
    """Give the weight of each part that counts for a kind; what was set by hand goes first.

    A kind that was not fitted itself has those of the kind it is like.
    """
    kinds = stored()["kinds"]
    fitted = kinds.get(kind.name if kind.name in kinds else kind.like, {}).get("weights", {})
    chosen = {part: kind.fixed.get(part, float(fitted.get(part, 0.0))) for part in kind.parts}
    return {part: weight for part, weight in chosen.items() if weight}
