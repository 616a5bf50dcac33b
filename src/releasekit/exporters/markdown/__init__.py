"""Markdown: CommonMark with tables, for who goes on writing in it."""
