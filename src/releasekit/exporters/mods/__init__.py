"""MODS: the Metadata Object Description Schema."""
