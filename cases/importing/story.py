"""Write clean lines as the small rich text that stories are made of."""

from html import escape

BULLETS = ("- ", "• ", "* ", "· ", "– ")


def paragraphs(text: str) -> str:
    """Give paragraphs and lists; every character that means something in HTML is escaped."""
    pieces: list[str] = []
    listed: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if line.startswith(BULLETS) and line[2:].strip():
            listed.append(f"<li>{escape(line[2:].strip())}</li>")
            continue
        pieces += _list(listed)
        listed = []
        if line:
            pieces.append(f"<p>{escape(line)}</p>")
    return "".join([*pieces, *_list(listed)])


def heading(text: str) -> str:
    """Give a heading between the parts of one section."""
    return f"<h3>{escape(text)}</h3>"


def _list(listed: list[str]) -> list[str]:
    return ["<ul>", *listed, "</ul>"] if listed else []
