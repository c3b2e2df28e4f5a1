"""What papers on spasticity have in common: people with a lesion, of whom each does a protocol, treated or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from myospasm import causes
from myospasm.evidence.cohort import doing, individuals
from myospasm.session import build_person
from myospasm.story import apply
from myospasm.treatment import treated

if TYPE_CHECKING:
    from myospasm.records import Trace

PEOPLE = 4
CALF = {"soleus": 40, "medial_gastrocnemius": 20, "tibialis_anterior": 15}


def patients(cause: str, protocol: str, remedy: str = "", severity: float = 1.0) -> list[Trace]:
    """Each of some people with a cause (and a remedy) does a protocol."""
    kind = apply(build_person("adult", CALF), causes.load(cause), severity)
    if remedy:
        kind = apply(kind, *treated(remedy, CALF))
    return doing(individuals(kind, PEOPLE), protocol)
