"""Small files whose time or memory once grew far beyond them: each is told in a sentence."""

import pytest

from certiflux.base.bounded_json import read_json
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.mapping.settings import Settings, parse
from certiflux.reading.source import open_source, read_whole
from certiflux.schema.force import bring
from certiflux.schema.xsd import generate
from certiflux.session.opening import open_dossier
from schema.flows import SHORT, flow

EXCEL = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">%s</Workbook>'
)


def code(read, *args):
    with pytest.raises(UserError) as caught:
        read(*args)
    return caught.value.code


def opened(name, text):
    data = text.encode() if isinstance(text, str) else text
    return read_whole(open_source(name, data))


FILES = {
    "comments before nothing": ("l.csv", "<!---->" * 60 + "<a/>", "XML_NON_RECONNU"),
    "empty sheets": ("l.xml", EXCEL % ("<Worksheet/>" * 1_001), "FEUILLES_TROP_NOMBREUSES"),
    "blank cells of one row": (
        "l.xml",
        EXCEL % f"<Worksheet><Table><Row>{'<Cell/>' * 500_000}</Row></Table></Worksheet>",
        "CLASSEUR_ILLISIBLE",
    ),
    "columns of a text": ("l.csv", "a" + ";" * 20_000 + "\nb;c", "FEUILLE_TROP_ETENDUE"),
    "ends of lines of a page": (
        "l.xls",
        f"<table><tr><td>{'<br>' * 1_000_001}</td></tr></table>",
        "PAGE_SOUS_NOM_DE_CLASSEUR",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_what_grows_is_refused_before_it_does(case):
    name, text, expected = FILES[case]
    assert code(opened, name, text) == expected


def test_a_list_of_far_too_many_columns_is_refused_before_they_are_compared():
    text = ";".join(f"h{n}" for n in range(501)) + "\n" + "1;" * 500 + "2\n"
    assert len(opened("l.csv", text).columns) == 501
    assert code(drain, open_dossier("l.csv", text.encode(), Settings())) == "FEUILLE_TROP_ETENDUE"


def test_one_element_repeated_in_a_passage_is_bounded():
    text = flow([SHORT])
    start = text.index("<cpf:sexe>")
    end = text.index("</cpf:sexe>") + len("</cpf:sexe>")
    long = "<cpf:sexe>" + "x" * 300_000 + "</cpf:sexe>"
    assert code(opened, "f.xml", text[:start] + long * 8 + text[end:]) == "CELLULE_DEMESUREE"


@pytest.mark.parametrize("text", [r"\"" * 300_000, '"' + r"\"" * 300_000, "[" * 40, '"a' * 100_001])
def test_texts_without_their_quote_are_no_json(text):
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


DEEP = {
    "dots": "a" + ".a" * 50_000 + " = 1",
    "dots after a quote between apostrophes": "'\"'" + ".a" * 50_000 + " = 1",
    "dots in a title": "[a" + ".a" * 50_000 + "]",
    "quoted names": '"a"' + '."a"' * 50_000 + " = 1",
    "lists": "a = " + "[" * 50_000,
    "tables in lists": "a = " + "[{a=" * 20_000,
    "texts never closed": '"""\\' * 30_000,
}


@pytest.mark.parametrize("case", DEEP)
def test_settings_nested_without_end_are_refused_before_they_are_parsed(case):
    assert code(parse, DEEP[case]) == "REGLAGES_ILLISIBLES"


def test_dots_and_brackets_of_texts_and_remarks_open_nothing():
    dots = "." * 60 + "[" * 60
    text = f"# {dots}\n[colonnes]\n\"{dots}\" = '8.1'\n'{dots}x' = \"8.3\"\n"
    assert parse(text).columns == {dots: "8.1", f"{dots}x": "8.3"}


def schema_with(more):
    return generate().replace("</xsd:schema>", more + "</xsd:schema>").encode()


GROUP = '<xsd:group name="g{}"><xsd:sequence>{}</xsd:sequence></xsd:group>'
TWICE = '<xsd:group ref="cpf:g{}"/>' * 2
SCHEMAS = {
    "an element that holds itself ten times": '<xsd:complexType name="T"><xsd:sequence>'
    + '<xsd:element name="a" type="cpf:T" minOccurs="0"/>' * 10
    + '</xsd:sequence></xsd:complexType><xsd:element name="b" type="cpf:T"/>',
    "groups that double": "".join(
        GROUP.format(n, TWICE.replace("{}", str(n + 1)) if n < 20 else '<xsd:element name="z"/>')
        for n in range(21)
    ),
    "counts within counts": '<xsd:simpleType name="S"><xsd:restriction base="xsd:string">'
    '<xsd:pattern value="((a{1,9999}){1,9999}){1,9999}b"/></xsd:restriction></xsd:simpleType>',
    "repeats within repeats": '<xsd:complexType name="R"><xsd:sequence maxOccurs="9999">'
    '<xsd:sequence maxOccurs="9999"><xsd:element name="a" maxOccurs="9999"/></xsd:sequence>'
    "</xsd:sequence></xsd:complexType>",
}


@pytest.mark.parametrize("case", SCHEMAS)
def test_a_schema_that_unrolls_without_end_is_refused_before_it_does(case):
    assert code(bring, "s.xsd", schema_with(SCHEMAS[case])) == "SCHEMA_ILLISIBLE"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8"])
def test_a_report_with_a_doctype_is_refused_in_any_encoding(codec):
    text = "<!DOCTYPE rapport []><rapport><passagesOK/></rapport>"
    assert code(drain, read_accuse("a.xml", text.encode(codec))) == "ACCUSE_DOCTYPE"


def test_a_date_of_another_clock_stays_as_it_is_written():
    date = '<Cell><Data ss:Type="DateTime">%s</Data></Cell>'
    cells = date % "2020-01-02T00:00:00.000" + date % "2020-01-02T00:00:00+02:00"
    row = opened("l.xml", EXCEL % f"<Worksheet><Table><Row>{cells}</Row></Table></Worksheet>").row(
        0
    )
    assert [str(cell) for cell in row] == ["2020-01-02", "2020-01-02T00:00:00+02:00"]


@pytest.mark.parametrize(("end", "said"), [("</table>", 0), ("", 1)])
def test_a_page_cut_in_its_table_is_said(end, said):
    page = f"<table><tr><td>Nom</td></tr><tr><td>MARTINEAU</td></tr>{end}"
    source = open_source("l.xls", page.encode())
    read_whole(source)
    assert sum("La fin du tableau manque" in note for note in source.notes) == said
