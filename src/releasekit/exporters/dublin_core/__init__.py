"""Dublin Core."""
