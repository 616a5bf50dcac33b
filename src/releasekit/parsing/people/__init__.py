"""People: who the lines of a press contact name, and how to reach them."""

from releasekit.parsing.people.reader import read_people

__all__ = ["read_people"]
