"""The places of birth: communes of today and of before, postal codes, countries (PLACES.md)."""
