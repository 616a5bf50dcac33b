"""NARA CSV: the metadata of a transfer to the U.S. National Archives."""
