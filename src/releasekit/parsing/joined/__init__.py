"""Several releases in one text: where one ends and the next begins."""
