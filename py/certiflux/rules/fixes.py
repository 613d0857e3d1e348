"""What is proposed to mend a finding: values for fields of its row, applied on the user's word."""

from __future__ import annotations

from certiflux.base.nir import is_hidden
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.scene import Scene


def proposals(scene: Scene, finding: Finding) -> list[Fix]:
    """Return what may mend a finding, the likeliest first; empty when only the user knows.

    A text in which a national number is hidden is for the eye: it never goes back to a cell.
    """
    propose = CATALOGUE[finding.rule].fix
    found = propose(scene, finding) if propose else []
    return [fix for fix in found if not any(map(is_hidden, fix.values.values()))]
