"""One module for each kind of change. Each knows what a writer would write instead, and where that contradicts."""

from collections.abc import Mapping
from types import MappingProxyType

from provenance.mutation.changes.bound import bound
from provenance.mutation.changes.day import day
from provenance.mutation.changes.name import name
from provenance.mutation.changes.negation import negation
from provenance.mutation.changes.number import number
from provenance.mutation.changes.speaker import speaker
from provenance.mutation.changes.unit import unit
from provenance.mutation.changes.weekday import weekday
from provenance.mutation.model import Change
from provenance.mutation.sites import Planter

PLANTERS: Mapping[Change, Planter] = MappingProxyType(
    {
        Change.NUMBER: number,
        Change.BOUND: bound,
        Change.DATE: day,
        Change.WEEKDAY: weekday,
        Change.NAME: name,
        Change.NEGATION: negation,
        Change.SPEAKER: speaker,
        Change.UNIT: unit,
    }
)
