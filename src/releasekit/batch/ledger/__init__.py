"""The ledger: what became of every input of a folder, kept beside its outputs."""

from releasekit.batch.ledger.ledger import Ledger, Opening
from releasekit.batch.ledger.outputs import LocalOutputs, Outputs
from releasekit.batch.ledger.places import ledger_path
from releasekit.batch.ledger.records import Records, Run, Totals
from releasekit.batch.ledger.runs import Ending

__all__ = [
    "Ending",
    "Ledger",
    "LocalOutputs",
    "Opening",
    "Outputs",
    "Records",
    "Run",
    "Totals",
    "ledger_path",
]
