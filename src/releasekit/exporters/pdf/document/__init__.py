"""The PDF file: objects, pages, fonts, metadata, attachment."""
