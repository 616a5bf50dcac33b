"""What is known about a release, read from its blocks."""
