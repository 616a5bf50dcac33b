"""Tags: the logical structure of a document and how it is written."""
