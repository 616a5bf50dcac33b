"""The releasekit command."""
