"""Keep what somebody wrote above a mail they answer; what they quote and their signature go."""

import re

MARKER = "Schrijf je antwoord boven deze regel"
LONGEST = 100_000
# "Op 3 mei 2026 schreef Jan <jan@...>:", in Dutch and English; mail programs break it over lines.
WROTE = re.compile(
    r"^\s*>*\s*(op|on|am|le)\b.{0,300}\b(schreef|wrote|schrieb|écrit)\b.{0,200}:\s*$", re.IGNORECASE
)
SAID = re.compile(r"^\s*>*\s*(op|on)\b.{0,200}$", re.IGNORECASE)
ENDS = re.compile(r"\b(schreef|wrote)\b.{0,200}:\s*$", re.IGNORECASE)
DIVIDER = re.compile(
    r"^\s*(-{2,}\s*(oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message)"
    r"|_{10,}\s*$|(van|from|verzonden|sent):\s.{0,200}$)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"^(--\s?$|verzonden vanaf |verstuurd vanaf |sent from my |get outlook for )", re.IGNORECASE
)


def own_words(text: str) -> str:
    """Give what the sender wrote in this message and not before."""
    lines = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marked = next((at for at, line in enumerate(lines) if MARKER in line), None)
    above = _tidy(_above(lines if marked is None else lines[:marked]))
    if above or marked is None:
        return above
    if not lines[marked].lstrip().startswith(">"):
        return ""
    return _tidy([line for line in lines[marked:] if not line.lstrip().startswith(">")])


def _above(lines: list[str]) -> list[str]:
    """Stop where the quoted message begins."""
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        broken = SAID.match(line[:400]) and ENDS.search(following[:400])
        if WROTE.match(line[:600]) or DIVIDER.match(line[:400]) or broken:
            return lines[:at]
    return lines


def _tidy(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if SIGNATURE.match(line):
            break
        if not line.lstrip().startswith(">"):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()
