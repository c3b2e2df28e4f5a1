"""Which signs tell two disorders apart."""

from myospasm.signs import differential
from myospasm.signs.examination import signs

JERKS = {"burst_ms": 35.0, "bursts_per_minute": 60.0, "muscles_together": 0.9}
TREMOR = {"burst_ms": 90.0, "bursts_per_minute": 300.0, "muscles_together": -0.5}
ALIKE = {"burst_ms": 40.0, "bursts_per_minute": 70.0, "muscles_together": 0.8}


def test_what_differs_twofold_or_in_sign_tells_apart_and_what_is_alike_does_not():
    found = differential.pairs({"jerks": JERKS, "tremor": TREMOR, "alike": ALIKE})
    assert set(found["jerks", "tremor"]) == {"burst_ms", "bursts_per_minute", "muscles_together"}
    assert found["jerks", "alike"] == []


def test_a_sign_that_was_tested_in_one_only_tells_nothing():
    assert differential.pairs({"a": {"burst_ms": 30.0}, "b": {"rhythm_hz": 5.0}})["a", "b"] == []


def test_what_is_small_beside_all_others_does_not_count():
    few = {"a": {"active_percent": 0.1}, "b": {"active_percent": 0.5}, "c": {"active_percent": 80.0}}
    found = differential.pairs(few)
    assert found["a", "b"] == []
    assert found["a", "c"] == ["active_percent"]


def test_the_table_has_a_row_for_each_sign_that_someone_has():
    rows = differential.table({"jerks": JERKS, "other": {"rhythm_hz": 5.0}})
    assert rows[0] == ["sign", "jerks", "other"]
    assert len(rows) == 5
    assert [signs()["rhythm_hz"].words, "–", "5.0 Hz"] in rows
