"""Akoma Ntoso: the markup of parliaments, for the whole text of a release."""
