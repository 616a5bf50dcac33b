"""Story: a release told as boxes in reading order, with the tags that own them."""
