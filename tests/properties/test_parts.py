"""Any list under any limits: every row in one file exactly, each file valid, none too full."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from certiflux.dictionary import NAMESPACE
from certiflux.flux import parts, writer
from certiflux.flux.writer import FluxWriter
from certiflux.schema.validate import compiled, validate_document
from properties.records import CERTIFICATION, datasets

HORODATAGE = "2026-06-10T14:24:12+02:00"
many = settings(suppress_health_check=list(HealthCheck), derandomize=True)


def written(dataset, passages, octets, chunk):
    """Return, by file, its rows and its bytes."""
    usual = parts.MAX_PASSAGES, parts.MAX_BYTES, writer.CHUNK
    parts.MAX_PASSAGES, parts.MAX_BYTES, writer.CHUNK = passages, octets, chunk
    try:
        files = {}
        for one in FluxWriter(dataset, "essai", HORODATAGE).chunks(range(len(dataset))):
            rows, data = files.setdefault(one.file, ([], bytearray()))
            rows += one.rows
            data += one.part()
            assert validate_document(one.document(), compiled(dataset.version)) == []
        return files
    finally:
        parts.MAX_PASSAGES, parts.MAX_BYTES, writer.CHUNK = usual


@many
@given(datasets(), st.integers(1, 4), st.integers(100, 9_000), st.integers(1, 3))
def test_every_row_is_in_one_file_and_each_file_is_valid(dataset, passages, octets, chunk):
    files = written(dataset, passages, octets, chunk)
    assert list(files) == list(range(1, len(files) + 1))
    order = [row for rows, _ in files.values() for row in rows]
    assert sorted(order) == list(range(len(dataset)))
    groups = {}
    certifications = [dataset.values(i) for i in CERTIFICATION]
    for row in range(len(dataset)):
        groups.setdefault(tuple(column[row] for column in certifications), []).append(row)
    assert order == [row for rows in groups.values() for row in rows]
    for rows, data in files.values():
        assert validate_document(bytes(data), compiled(dataset.version)) == []
        root = etree.fromstring(bytes(data))
        assert len(list(root.iter(f"{{{NAMESPACE}}}passageCertification"))) == len(rows)
        assert len(rows) <= passages
        assert len(data) <= octets or len(rows) == 1
