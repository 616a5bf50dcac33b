"""Theme: the house style of an office, read from TOML, the same in each format."""
