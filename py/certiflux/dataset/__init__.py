"""The dataset stage: cells become the values of the flow, every change written in a journal."""
