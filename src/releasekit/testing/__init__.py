"""Checks that plug-in authors and we run over exporters."""
