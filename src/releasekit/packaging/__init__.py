"""Packages: a release with all that is made of it, in the form that archives take."""

from releasekit.packaging.bag import BAG_SUFFIX, bag_of
from releasekit.packaging.package import Package
from releasekit.packaging.trees import (
    Tree,
    is_package,
    open_package,
    package_record,
    recover_from_package,
)
from releasekit.packaging.verify import PackageVerification, verify_bag
from releasekit.packaging.write import Packed, write_package

__all__ = [
    "BAG_SUFFIX",
    "Package",
    "PackageVerification",
    "Packed",
    "Tree",
    "bag_of",
    "is_package",
    "open_package",
    "package_record",
    "recover_from_package",
    "verify_bag",
    "write_package",
]
