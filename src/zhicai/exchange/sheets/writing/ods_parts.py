"""The fixed parts of an ODS package, and the styles that its sheets use."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from xml.sax.saxutils import escape as escape_xml
from xml.sax.saxutils import quoteattr

from zhicai.exchange.sheets.writing.tables import Shape
from zhicai.exchange.sheets.xml_escapes import escape

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_URN}{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("config", "config"),
        ("fo", "xsl-fo-compatible"),
    )
)
WIDTH_UNIT_CM = 0.2

MANIFEST = (
    f'{DECLARATION}<manifest:manifest xmlns:manifest="{_URN}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in ("content.xml", "styles.xml", "settings.xml")
    )
    + "</manifest:manifest>"
)

SHAPES = tuple(Shape(*flags) for flags in product((False, True), repeat=3))


def styles(heading: str) -> str:
    """The fixed styles; A4 on its side, lines, a heading if there is one, page x of y."""
    head = f"<style:header>{_line(character_data(heading))}</style:header>" if heading else ""
    number = "<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count>"
    bare = '<style:header style:display="false"/>'
    return (
        f'{DECLARATION}<office:document-styles {NAMESPACES} office:version="1.3"><office:styles>'
        '<style:style style:name="Default" style:family="table-cell">'
        '<style:table-cell-properties style:vertical-align="middle" fo:padding="0.07cm"/>'
        '<style:text-properties style:font-name-asian="新細明體" fo:font-size="12pt" '
        'style:font-size-asian="12pt" fo:language="zh" fo:country="TW"/></style:style>'
        '</office:styles><office:automatic-styles><style:page-layout style:name="A4">'
        '<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" '
        'style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0" '
        'style:print="objects charts drawings grid zero-values"/>'
        f"{_edge('header', 'bottom')}{_edge('footer', 'top')}</style:page-layout>"
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Default" style:page-layout-name="A4">'
        f"{head or bare}<style:footer>{_line(number)}</style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _edge(name: str, towards_table: str) -> str:
    """Room for a header or footer, parted from the table."""
    return (
        f'<style:{name}-style><style:header-footer-properties fo:min-height="0.7cm" '
        f'fo:margin-{towards_table}="0.2cm"/></style:{name}-style>'
    )


def _line(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def ending_of(shape: Shape) -> str:
    """What the name of a cell style ends in."""
    told = (
        ("-marked", shape.is_marked),
        ("-wrapped", shape.is_wrapped),
        ("-right", shape.is_right),
    )
    return "".join(ending for ending, is_so in told if is_so)


def automatic_styles(widths: Sequence[int]) -> str:
    """Columns by width; cells for text, dates and times, plain and yellow; the header."""
    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * WIDTH_UNIT_CM:.2f}cm"/>'
        "</style:style>"
        for width in sorted(set(widths))
    )
    cells = "".join(
        _cell_style(name, data, shape)
        for name, data in (("plain", ""), ("text", "ntext"), ("date", "ndate"), ("at", "nat"))
        for shape in SHAPES
    )
    return (
        '<office:automatic-styles><number:text-style style:name="ntext"><number:text-content/>'
        f"</number:text-style>{_date_styles()}{columns}{cells}"
        '<style:style style:name="head" style:family="table-cell">'
        '<style:table-cell-properties fo:background-color="#d9d9d9" fo:wrap-option="wrap"/>'
        '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/>'
        '</style:style><style:style style:name="sheet" style:family="table" '
        'style:master-page-name="Default"><style:table-properties table:display="true"/>'
        "</style:style></office:automatic-styles>"
    )


def _date_styles() -> str:
    day = (
        '<number:year number:style="long"/><number:text>/</number:text>'
        '<number:month number:style="long"/><number:text>/</number:text>'
        '<number:day number:style="long"/>'
    )
    time = (
        '<number:hours number:style="long"/><number:text>:</number:text>'
        '<number:minutes number:style="long"/>'
    )
    return (
        f'<number:date-style style:name="ndate">{day}</number:date-style>'
        f'<number:date-style style:name="nat">{day}<number:text> </number:text>{time}'
        "</number:date-style>"
    )


def _cell_style(name: str, data: str, shape: Shape) -> str:
    data_style = f' style:data-style-name="{data}"' if data else ""
    colour = ' fo:background-color="#ffff00"' if shape.is_marked else ""
    wrapped = ' fo:wrap-option="wrap"' if shape.is_wrapped else ""
    cell = f"<style:table-cell-properties{colour}{wrapped}/>" if colour or wrapped else ""
    right = '<style:paragraph-properties fo:text-align="end"/>' if shape.is_right else ""
    return (
        f'<style:style style:name="{name}{ending_of(shape)}" '
        f'style:family="table-cell" style:parent-style-name="Default"{data_style}>'
        f"{cell}{right}</style:style>"
    )


def settings(names: Sequence[str]) -> str:
    """Keep the header row in sight in each sheet."""
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}'
        "</config:config-item>"
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("ActiveSplitRange", "short", 2),
            ("PositionBottom", "int", 1),
        )
    )
    entries = "".join(
        f"<config:config-item-map-entry config:name={attribute(name)}>{items}"
        "</config:config-item-map-entry>"
        for name in names
    )
    return (
        f'{DECLARATION}<office:document-settings {NAMESPACES} office:version="1.3">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings" '
        'xmlns:ooo="http://openoffice.org/2004/office">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{entries}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )


def attribute(text: str) -> str:
    """Quote an attribute value."""
    return quoteattr(escape(text))


def character_data(text: str) -> str:
    return escape_xml(escape(text))
