"""Small Word files for the demo cases to take along."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

WRITTEN = (
    2026,
    1,
    1,
    0,
    0,
    0,
)  # the same in every file, so that the same words give the same bytes
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CORE = f"{PACKAGE}/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"

TYPES = f"""{START}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="{MIME}.document.main+xml"/>
<Override PartName="/docProps/core.xml" ContentType="{CORE_TYPE}"/>
<Override PartName="/word/styles.xml" ContentType="{MIME}.styles+xml"/></Types>"""
RELATIONS = f"""{START}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="{CORE}" Target="docProps/core.xml"/></Relationships>"""
PARTS = f"""{START}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
STYLES = f"""{START}<w:styles xmlns:w="{WORD}">
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>
<w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:pPr><w:spacing w:after="240"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>"""


def word_file(title: str, lines: list[str]) -> bytes:
    """Write a .docx with a heading and paragraphs; the same words give the same bytes."""
    body = _paragraph(title, "Heading1") + "".join(_paragraph(line, "Normal") for line in lines)
    document = f'{START}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("docProps/core.xml", _properties(title)),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", PARTS),
            ("word/styles.xml", STYLES),
        ):
            part = zipfile.ZipInfo(name, WRITTEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, text)
    return file.getvalue()


def _properties(title: str) -> str:
    """Give the title a screen reader says first."""
    return (
        f'{START}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</cp:coreProperties>"
    )


def _paragraph(text: str, style: str) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
