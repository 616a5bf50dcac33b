"""Layout: from boxes of text to lines on pages, without any PDF."""
