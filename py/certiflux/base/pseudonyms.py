"""What the fingerprints of people are, in the words of every screen and document that has some.

A fingerprint of a civil status hides it from a reader, not from somebody who guesses: names, sexes
and dates of birth are few enough to be tried, and whoever knows the person needs one try. The GDPR
(art. 4, 5) calls that a pseudonym: it stays personal data, and is never called anonymous.
"""

from __future__ import annotations

from typing import Final

PSEUDONYMS: Final = "pseudonymes, devinables par qui connaît la personne"
"""What several of them are, in the middle of a sentence."""

PSEUDONYM: Final = "pseudonyme, devinable par qui connaît la personne"
"""What one of them is."""
