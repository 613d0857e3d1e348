"""The flux stage: the XML flow, written by chunks and validated on the way."""
