"""What the tests of flows share: a flow that uses every element, and the schemas."""

import pytest
from lxml import etree

from certiflux.dictionary import version_called
from certiflux.schema.validate import compiled
from schema import flows


@pytest.fixture(scope="session")
def xsd():
    """Give the generated schema."""
    return compiled(version_called("1.1.2"))


@pytest.fixture(scope="session")
def official_xsd(shared):
    """Give the official schema, compiled."""
    return etree.XMLSchema(etree.parse(shared / "spec" / "xsd" / "official-1.1.2.xsd"))


@pytest.fixture(scope="session")
def valid_flow():
    """Give a valid flow: two certifications, both ways of identifying, every element once."""
    return flows.flow([flows.FULL, flows.SHORT, flows.DOSSIER], [flows.SHORT, flows.FULL])
