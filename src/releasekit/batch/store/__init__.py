"""Where the outputs of a batch go: a folder, or a bucket of an object store."""

from releasekit.batch.store.choice import store_of
from releasekit.files.store import Claim, Store

__all__ = ["Claim", "Store", "store_of"]
