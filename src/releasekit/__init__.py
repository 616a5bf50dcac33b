"""Turn plaintext government press releases into documents and records."""
