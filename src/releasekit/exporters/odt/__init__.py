"""ODT: an OpenDocument text with real lists, the record inside."""
