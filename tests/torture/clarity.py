"""Whether a run that failed says why: a code, which file, and a remedy."""

from __future__ import annotations

import re

from tests.torture.batches import Ended, Problem, Problems


def unclear(ended: Ended, code: str) -> Problems:
    """Tell whether a run that failed does not say what, where and what to do.

    Args:
        ended: the run.
        code: pattern of the code that its errors must have.
    """
    said = ended.said
    if "Traceback" in said or "RK900" in said:
        return (Problem("unclear", f"taken for a defect: {said}"),)
    if not ended.status:
        return ()
    # A place has a folder or a suffix, and is followed by a reason; what is wrong with
    # the machine (RK4) has no place.
    place = rf"{code}\b[^\n]*[./][^\n]*: [a-z]"
    if not re.search(rf"error ({place}|RK4[0-9]{{2}}: [a-z])", said):
        return (Problem("unclear", f"{ended.status}, no place and reason: {said!r}"),)
    if "hint: " not in said:
        return (Problem("unclear", f"{ended.status}, no remedy: {said!r}"),)
    return ()
