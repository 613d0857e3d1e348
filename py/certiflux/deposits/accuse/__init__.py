"""The accusé de traitement: read it, explain each refusal, join it to what was sent."""
