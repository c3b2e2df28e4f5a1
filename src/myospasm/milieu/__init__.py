"""The chemistry of a person over hours: water, salts, acid, heat, oxygen and fuel, wired together on a clock of 1 s."""

from myospasm.milieu.chart_entry import glance, observe
from myospasm.milieu.second import idle, rest, second, settle
from myospasm.milieu.state import Balance, State

__all__ = ["Balance", "State", "glance", "idle", "observe", "rest", "second", "settle"]
