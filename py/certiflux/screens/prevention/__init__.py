"""The screen of the Passeport de prévention."""
