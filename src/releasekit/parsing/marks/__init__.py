"""Marks that open a block: enumerators and bullets, and what each counts."""
