"""HTML: a page that stands alone, accessible, the record inside."""
