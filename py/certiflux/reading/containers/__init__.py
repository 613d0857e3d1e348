"""What formats are packed in: zip, OLE and XML, opened only when they cannot harm."""
