"""Options of the Dublin Core exporter."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Form(StrEnum):
    """The forms of Dublin Core in XML."""

    DCTERMS = "dcterms"
    """Qualified: the fifteen elements with their refinements and schemes."""
    OAI_DC = "oai_dc"
    """Simple: the fifteen elements, as harvesters ask for them."""


@frozen(kw_only=True)
class DublinCoreOptions:
    """What the Dublin Core exporter can be asked."""

    form: Form = Form.DCTERMS
    """Qualified Dublin Core, or simple for harvesters."""
