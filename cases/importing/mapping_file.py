"""Read a mapping from its TOML file and check it before anything else happens."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from cases.choices import Language
from organisations.choices import OrganisationKind

from .errors import ImportFileError
from .mapping import (
    Columns,
    FileShape,
    Mapping,
    OrganisationRule,
    Rename,
    Source,
)
from .mapping_rules import read_fact, read_link, read_part, read_tag, read_theme
from .tables import Table

KEY = re.compile(r"^[a-z0-9][a-z0-9-]{0,39}$")
LABEL_LENGTH, LICENCE_LENGTH = 120, 80


def read_mapping(path: Path) -> Mapping:
    """Read and check one mapping file."""
    return parse_mapping(read_toml(path))


def read_toml(path: Path) -> dict[str, Any]:
    """Read the tables of a mapping file, of whatever kind."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ImportFileError(
            _("De mapping %(path)s kan niet worden gelezen. Klopt de naam?") % {"path": path}
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImportFileError(
            _("De mapping %(path)s is geen geldige TOML: %(error)s")
            % {"path": path, "error": error}
        ) from error


def parse_mapping(values: dict[str, Any]) -> Mapping:
    """Check the tables of a mapping and put them in their shape."""
    top = Table(values, place="")
    mapping = Mapping(
        source=read_source(top.table("source")),
        file=read_shape(top.table("file")),
        columns=_columns(top.table("columns")),
        organisation=_organisation(top.table("organisation")),
        parts=tuple(read_part(one) for one in top.tables("section")),
        facts=tuple(read_fact(one) for one in top.tables("fact")),
        themes=tuple(read_theme(one) for one in top.tables("theme")),
        tags=tuple(read_tag(one) for one in top.tables("tag")),
        links=tuple(read_link(one) for one in top.tables("link")),
    )
    top.done()
    return mapping


def read_source(table: Table) -> Source:
    """Read which register it is."""
    source = Source(
        key=table.required("key", str),
        label=table.required("label", str),
        licence=table.required("licence", str),
        dated=table.optional("date", date, None),
        language=table.choice("language", table.optional("language", str, "nl"), Language.values),
        url=table.optional("url", str, ""),
    )
    if not KEY.match(source.key):
        raise table.mistake(
            _("'key' mag kleine letters, cijfers en streepjes hebben (hooguit 40).")
        )
    if not 0 < len(source.label) <= LABEL_LENGTH or not 0 < len(source.licence) <= LICENCE_LENGTH:
        raise table.mistake(
            _("'label' mag hooguit 120 tekens hebben en 'licence' hooguit 80; leeg mag niet.")
        )
    if source.url and ("{id}" not in source.url or not source.url.startswith("https://")):
        raise table.mistake(
            _("'url' begint met https:// en heeft {id} op de plaats van het nummer.")
        )
    table.done()
    return source


def read_shape(table: Table) -> FileShape:
    """Read how the file is written down."""
    shape = FileShape(
        encoding=table.optional("encoding", str, "utf-8"),
        separator=table.optional("separator", str, ","),
    )
    try:
        "".encode(shape.encoding)
    except LookupError as error:
        raise table.mistake(
            _("de codering '%(name)s' bestaat niet.") % {"name": shape.encoding}
        ) from error
    table.choice("separator", shape.separator, (",", ";", "\t", "|"))
    table.done()
    return shape


def _columns(table: Table) -> Columns:
    columns = Columns(
        id=table.required("id", str),
        title=table.required("title", str),
        summary=table.optional("summary", str, ""),
        url=table.optional("url", str, ""),
        period_start=table.optional("period_start", str, ""),
        period_end=table.optional("period_end", str, ""),
    )
    table.done()
    return columns


def _organisation(table: Table) -> OrganisationRule:
    rule = OrganisationRule(
        column=table.optional("column", str, ""),
        kind=table.optional("kind", str, OrganisationKind.OTHER_PUBLIC_BODY.value),
        kind_column=table.optional("kind_column", str, ""),
        kinds=table.texts("kinds"),
        suffix_column=table.optional("suffix_column", str, ""),
        home=table.words("home"),
        fallback=table.optional("fallback", str, ""),
        renames=tuple(_rename(one) for one in table.tables("rename")),
    )
    for kind in (rule.kind, *rule.kinds.values()):
        table.choice("kind", kind, OrganisationKind.values)
    table.done()
    return rule


def _rename(table: Table) -> Rename:
    patterns = []
    for one in table.tables("pattern"):
        try:
            patterns.append((re.compile(one.required("from", str)), one.required("to", str)))
        except re.error as error:
            raise one.mistake(_("het patroon klopt niet: %(error)s") % {"error": error}) from error
        one.done()
    rename = Rename(when=table.texts("when"), names=table.texts("names"), patterns=tuple(patterns))
    table.done()
    return rename
