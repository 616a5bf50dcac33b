"""The canonical XML record: write, read, schema, rules."""
