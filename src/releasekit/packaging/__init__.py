"""Packages: a release with all that is made of it, in the form that archives take."""

from releasekit.packaging.bag import bag_of, verify_bag
from releasekit.packaging.findings import PackageVerification
from releasekit.packaging.forms import FORMS, Form, form_named
from releasekit.packaging.opening import (
    Opened,
    is_package,
    open_archive,
    open_package,
    package_in,
)
from releasekit.packaging.package import Package
from releasekit.packaging.proof import prove
from releasekit.packaging.trees import Tree
from releasekit.packaging.write import Packed, write_package

__all__ = [
    "FORMS",
    "Form",
    "Opened",
    "Package",
    "PackageVerification",
    "Packed",
    "Tree",
    "bag_of",
    "form_named",
    "is_package",
    "open_archive",
    "open_package",
    "package_in",
    "prove",
    "verify_bag",
    "write_package",
]
