"""The tests of releasekit; what they share stands in tests.support."""
