"""House template: the look of an office, taken from a Word file of its own."""
