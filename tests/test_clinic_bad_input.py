"""What cannot be a patient, a laboratory value or a panel gets a sentence, never a guess or a traceback."""

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import myospasm.clinic
from myospasm.clinic import Patient, loinc, read_patient, units
from myospasm.clinic.analytes import ANALYTES
from myospasm.ground import MyospasmError


def lab(code, value, unit, time="2024-05-01", **more):
    coding = [{"system": "http://loinc.org", "code": code}] if code else []
    quantity = {"value": value, "unit": unit}
    start = {"resourceType": "Observation", "status": "final", "effectiveDateTime": time}
    return {**start, "code": {"coding": coding, "text": "a test"}, "valueQuantity": quantity, **more}


def bundle(*resources):
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]}


@pytest.fixture
def read(tmp_path):
    """Read a document, bytes, or the text of a table."""

    def reading(content, name=""):
        path = tmp_path / (name or ("labs.csv" if isinstance(content, str) else "patient.json"))
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        return read_patient(path)

    return reading


WHOLE = json.dumps(bundle(lab("2823-3", 4.0, "mmol/L"))).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"   \n", "the file is empty"),
        (WHOLE[:-40], "no whole JSON: .* at line 1, column"),
        (b"potassium 4.0", "no whole JSON"),
        (b"\xff\xfe\x00\xd8", "UTF|JSON"),
        (b'{"resourceType": "Bundle\xe4"}', "no text in UTF-8"),
        (b"[1, 2]", "holds a list, not an object"),
        (b'"Bundle"', "holds a text, not an object"),
        (b"null", "holds nothing"),
        (b"4.0", "holds a number"),
        (b'{"potassium": 4.0}', "has no resourceType"),
        (b'{"resourceType": ["Bundle"]}', "has no resourceType"),
        (b'{"resourceType": "Questionnaire"}', "holds Questionnaire; what is read are Patient, Observation"),
        (b'{"resourceType": "Bundle"}', "the Bundle is empty"),
        (
            b'{"resourceType": "Bundle", "entry": {"resource": {}}}',
            "entry is a number|a list of entries would be right",
        ),
        (b'{"resourceType": "Bundle", "entry": [null, 3, {"resource": 4}]}', "the Bundle is empty"),
        (WHOLE.replace(b"4.0", b"NaN"), "NaN, which is no number"),
        (WHOLE.replace(b"4.0", b"-Infinity"), "-Infinity, which is no number"),
        (WHOLE.replace(b"4.0", b"9" * 5000), "a number that no one can measure"),
        (b"[" * 200_000, "nested too deeply|no whole JSON"),
        (b'{"a":' * 100_000, "nested too deeply|no whole JSON"),
    ],
    ids=lambda v: str(v[:30]) if isinstance(v, bytes) else "",
)
def test_what_is_no_fhir(read, content, says):
    with pytest.raises(MyospasmError, match=f"patient.json: .*({says})"):
        read(content)


def test_two_patients_are_one_too_many(read):
    people = [{"resourceType": "Patient", "id": name, "name": [{"text": name}]} for name in ("Ann", "Bob")]
    with pytest.raises(MyospasmError, match=r"2 patients \(Ann, Bob\).*a file for each"):
        read(bundle(*people))


def test_values_of_two_people_without_their_names_are_not_mixed(read):
    values = [lab("2823-3", 4.0, "mmol/L", subject={"reference": f"Patient/{name}"}) for name in "ab"]
    with pytest.raises(MyospasmError, match=r"of 2 patients \(Patient/a, Patient/b\)"):
        read(bundle(*values))


@pytest.mark.parametrize("name", ["labs.xlsx", "labs", "labs.pdf"])
def test_other_files(read, name):
    with pytest.raises(MyospasmError, match=r"FHIR .* or a table"):
        read(b"x", name)


def test_files_that_are_not_there_or_huge(tmp_path, monkeypatch):
    with pytest.raises(MyospasmError, match=r"nobody\.json: the file cannot be read: No such file"):
        read_patient(tmp_path / "nobody.json")
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(MyospasmError, match="cannot be read"):
        read_patient(tmp_path / "folder.json")
    monkeypatch.setattr(myospasm.clinic, "LARGEST", 10)
    (tmp_path / "big.json").write_bytes(WHOLE)
    with pytest.raises(MyospasmError, match="is read up to"):
        read_patient(tmp_path / "big.json")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (lab("2823-3", "4.0", "mmol/L"), "its value 4.0 is no finite number"),
        (lab("2823-3", True, "mmol/L"), "no finite number"),
        (lab("2823-3", None, "mmol/L"), "no finite number"),
        (lab("2823-3", [4], "mmol/L"), "no finite number"),
        (lab("2823-3", -4.0, "mmol/L"), r"potassium -4 mmol/L is impossible \(1 to 12 mmol/L is possible\)"),
        (lab("2823-3", 0, "mmol/L"), "potassium 0 mmol/L is impossible"),
        (lab("2951-2", 14.0, "mmol/L"), "sodium 14 mmol/L is impossible"),
        (lab("2823-3", 4.0, ""), "it has no unit; mmol/L would be one"),
        (lab("2823-3", 4.0, "bananas"), "the unit 'bananas' is not known"),
        (lab("2823-3", 4.0, "g/L"), "potassium 4 g/L is impossible"),
        (lab("2823-3", 4.0, "mm[Hg]"), "is no unit of potassium; mmol/L would be"),
        (lab("", 4.0, "mmol/L"), "it has no LOINC code"),
        (lab("99999-9", 4.0, "mmol/L"), "LOINC 99999-9.*no number of this model"),
        (lab("2000-8", 9.4, "mmol/L"), "9.4 mg/dL is usual and would be 2.34543 mmol/L: is the unit mg/dL?"),
        (lab("2345-7", 90, "mmol/L"), "hardly possible; 90 mg/dL is usual and would be 4.99567 mmol/L"),
        (lab("14682-9", 80, "mmol/L"), "80 umol/L is usual"),
        (lab("1751-7", 4.3, "g/L"), "4.3 g/dL is usual and would be 43 g/L"),
        (lab("718-7", 14, "g/L"), "is the unit g/dL?"),
        (lab("2019-8", 5.3, "mm[Hg]"), "5.3 kPa is usual"),
        (lab("8302-2", 175, "m"), "is the unit cm?"),
        (lab("3094-0", 14, "mmol/L"), "is no unit of urea nitrogen; mg/dL would be"),
        (lab("14937-7", 5, "mmol/L"), "molecules of urea or their nitrogen atoms"),
        (lab("2021-4", 46, "mm[Hg]"), "venous blood"),
        (lab("29265-6", 2.4, "mmol/L"), "corrected for albumin"),
        (lab("2823-3", 4.0, "mmol/L", status="entered-in-error"), "entered in error"),
        (lab("2823-3", 4.0, "mmol/L", status="cancelled"), "cancelled"),
        (
            {**lab("2524-7", 1, "mmol/L"), "valueQuantity": {"value": 0.3, "unit": "mmol/L", "comparator": "<"}},
            "bounded",
        ),
        ({**lab("2823-3", 1, ""), "valueQuantity": None, "valueString": "high"}, "gives valueQuantity|valueString"),
        ({"resourceType": "Observation", "code": {"text": "K"}, "dataAbsentReason": {"text": "lost"}}, "absent .lost"),
        ({"resourceType": "Observation"}, "no LOINC code.: it has no value"),
    ],
    ids=range(30),
)
def test_a_value_that_cannot_be_is_told_and_not_used(read, given, says):
    found = read(bundle(given))
    assert not found.labs
    assert found.height is None
    assert re.search(says, "\n".join(found.not_understood)), found.not_understood
    assert "no laboratory value was found" in found.not_understood[-1]


def test_a_unit_written_and_coded_differently(read):
    quantity = {"value": 9.4, "unit": "mg/dL", "code": "mmol/L", "system": "http://unitsofmeasure.org"}
    found = read(bundle({**lab("2000-8", 1, ""), "valueQuantity": quantity}))
    assert not found.labs
    assert "written 'mg/dL' but coded 'mmol/L'" in found.not_understood[0]


def test_what_is_odd_is_believed_and_said(read):
    found = read(bundle(lab("2601-3", 2.0, "mmol/L")))
    assert found.labs["magnesium"].value == 2.0
    assert any("believed as written, although 2 mg/dL is usual" in s for s in found.assumed)


CONTRADICTIONS = [
    ([("2744-1", 7.6, "[pH]"), ("1963-8", 10, "mmol/L"), ("2019-8", 60, "mm[Hg]")], "which make pH 6.8", "ph"),
    ([("1995-0", 2.5, "mmol/L"), ("2000-8", 2.2, "mmol/L")], "ionized calcium 2.5 mmol/L is more than all", "calcium"),
    ([("2951-2", 120, "mmol/L"), ("2075-0", 125, "mmol/L")], "is not below sodium", "sodium"),
    (
        [("2951-2", 130, "mmol/L"), ("2075-0", 110, "mmol/L"), ("1963-8", 35, "mmol/L"), ("2823-3", 4, "mmol/L")],
        "the blood would not be neutral",
        "bicarbonate",
    ),
]


@pytest.mark.parametrize(("values", "says", "field"), CONTRADICTIONS, ids=[c[2] for c in CONTRADICTIONS])
def test_contradicting_values_are_told_and_none_is_used(read, values, says, field):
    found = read(bundle(*(lab(*value) for value in values)))
    assert field not in found.labs
    assert any(says in s and "none of them is used" in s for s in found.not_understood)
    assert any(s.startswith(f"{field} was not given") for s in found.assumed) or field == "ph"


def test_contradicting_values_of_different_days_say_so(read):
    found = read(bundle(lab("1995-0", 2.5, "mmol/L", "2024-01-01"), lab("2000-8", 2.2, "mmol/L", "2023-01-01")))
    assert any("of different days: 2023-01-01, 2024-01-01" in s for s in found.not_understood)


def test_agreeing_gases_are_used(read):
    found = read(bundle(lab("2744-1", 7.4, "[pH]"), lab("1963-8", 24, "mmol/L"), lab("2019-8", 40, "mm[Hg]")))
    assert set(found.labs) == {"ph", "bicarbonate", "pco2"}


def test_two_values_of_one_time_contradict_each_other(read):
    found = read(bundle(lab("2823-3", 3.0, "mmol/L"), lab("2823-3", 5.0, "mmol/L")))
    assert not found.labs
    assert "contradicting values of one time" in found.not_understood[0]


def test_values_of_another_patient_are_left_out(read):
    person = {"resourceType": "Patient", "id": "a"}
    found = read(
        bundle(
            person,
            lab("2823-3", 3.0, "mmol/L", subject={"reference": "Patient/b"}),
            lab("2951-2", 130, "mmol/L", subject={"reference": "http://server/fhir/Patient/a/_history/2"}),
        )
    )
    assert set(found.labs) == {"sodium"}
    assert "1 resources are of another patient" in found.not_understood[0]


@pytest.mark.parametrize(
    ("born", "says"), [("sometime", "is no date"), ("2030-01-01", "age of -"), ("1800", "age of 2")]
)
def test_impossible_birth_dates(read, born, says):
    found = read(bundle({"resourceType": "Patient", "birthDate": born}, lab("2823-3", 3.0, "mmol/L")))
    assert found.age is None
    assert any(says in s for s in found.not_understood)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the table is empty"),
        ("# only a comment\n", "the table is empty"),
        ("name,value,unit\n", "no line of values"),
        ("potassium,4.0,mmol/L\n", "line 1 should be the headings"),
        ("name,value\npotassium,4.0\n", "line 1 should be the headings"),
        ("name,test,value,unit\na,b,1,g\n", "two columns are the name"),
        ("# note\nname,value,unit\npotassium,high,mmol/L\n", "line 3: the value 'high' is no number"),
        ("name,value,unit\npotassium,NaN,mmol/L\n", "line 2: the value 'NaN' is no number"),
        ("name,value,unit\npotassium,,mmol/L\n", "line 2: the value '' is no number"),
        ("name,value,unit\npotassium,<3.0,mmol/L\n", "line 2: the value '<3.0' is no number"),
        ("name,value,unit\npotassium,3,9,mmol/L\n", "line 2 has 4 cells where the headings are 3.*semicolons"),
        ("name,value,unit\npotassium,4\n", "line 2 has 2 cells"),
        ("name;value;unit\nck;1,234;U/L\n", "line 2: 1,234 may be 1234 or 1.234"),
        ("name,value,unit,date\npotassium,4,mmol/L,31/05/2024\n", "line 2: '31/05/2024' is no date"),
        ("name,loinc,value,unit\nsodium,2823-3,4,mmol/L\n", "line 2: LOINC 2823-3 is potassium, but the name says"),
        ("name,value,unit\nsex,perhaps,\n", "line 2: the sex is 'perhaps'"),
    ],
    ids=range(16),
)
def test_tables_that_cannot_be_read_name_the_line(read, text, says):
    with pytest.raises(MyospasmError, match=f"labs.csv: .*{says}"):
        read(text)


def test_a_line_that_is_not_understood_is_named(read):
    found = read("name,value,unit\nzinc,12,umol/L\npotassium,4,furlong\nsodium,140,\npotassium,4,mmol/L\n")
    assert set(found.labs) == {"potassium"}
    told = "\n".join(found.not_understood)
    assert "zinc: it has no LOINC code (line 2)" in told
    assert "potassium (line 3): the unit 'furlong' is not known" in told
    assert "sodium (line 4): it has no unit" in told


def test_without_the_libraries_plain_units_are_read_and_rarer_ones_name_the_extra(read, monkeypatch):
    monkeypatch.setattr(units, "installed", lambda: False)
    units._by_library.cache_clear()
    found = read(bundle(lab("2823-3", 4, "mmol/L"), lab("1751-7", 43, "kg/m3")))
    units._by_library.cache_clear()
    assert set(found.labs) == {"potassium"}
    assert any("pip install 'myospasm[clinical]'" in s for s in found.not_understood)


# Whatever comes, a Patient or a sentence


def taken(data, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        try:
            patient = read_patient(path)
        except MyospasmError:
            return
        assert isinstance(patient, Patient)
        patient.trait()
        json.dumps(patient.as_json(), allow_nan=False)
        for field, found in patient.labs.items():
            low, high = ANALYTES[found.analyte].possible
            assert low <= found.value <= high, field


KEYS = """resourceType entry resource id name given family text gender birthDate code coding system display value unit
valueQuantity component status effectiveDateTime subject reference contained comparator clinicalStatus medication
concept medicationReference dataAbsentReason effectivePeriod start end fullUrl""".split()  # noqa: SIM905
WORDS = """Bundle Patient Observation Condition MedicationRequest Medication http://loinc.org mmol/L mg/dL 2024-05-01
0001-01-01 9999-12-31T23:59:59-14:00 #a Patient/a E87.6 final 2823-3 17861-6 29265-6 8302-2""".split()  # noqa: SIM905
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(WORDS)
    | st.text()
)
JUNK = st.recursive(
    LEAVES,
    lambda c: st.lists(c, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(), c, max_size=6),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None)
@given(JUNK)
def test_any_json(document):
    taken(json.dumps(document).encode(), ".json")


KINDS = ["Patient", "Observation", "Condition", "MedicationRequest"]
RESOURCE = st.fixed_dictionaries({"resourceType": st.sampled_from(KINDS)}, optional=dict.fromkeys(KEYS[4:], JUNK))


@settings(max_examples=60, deadline=None)
@given(st.lists(RESOURCE, min_size=1, max_size=4))
def test_any_content_of_resources(resources):
    taken(json.dumps(bundle(*resources)).encode(), ".json")


UNIT_TEXTS = st.sampled_from([*units.UNITS, "mEq/L", "uIU/mL", "kg/m3", "%"]) | st.text(max_size=30)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers() | st.floats(0, 300)
LABS = st.builds(
    lab, st.sampled_from([*loinc.CODES]), NUMBERS, UNIT_TEXTS, st.sampled_from(["2024", "2023-01-01", "x"])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LABS, min_size=1, max_size=6))
def test_any_values_and_units(labs):
    taken(json.dumps(bundle(*labs)).encode(), ".json")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=8), st.sampled_from([".json", ".ndjson"]))
def test_any_damage(place, junk, suffix):
    taken(WHOLE[:place] + junk + WHOLE[place + len(junk) :], suffix)
    taken(WHOLE[:place], suffix)


CELLS = st.text(max_size=12) | st.sampled_from(
    ["potassium", "4,0", "1e308", "mmol/L", "2823-3", "2024-01-01", '"', "sex"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=6), st.sampled_from(",;\t"))
def test_any_table(rows, separator):
    head = separator.join(["name", "value", "unit", "date", "loinc"])
    body = "\n".join(separator.join(row) for row in rows)
    taken(f"{head}\n{body}".encode("utf-8", "replace"), ".csv")
    taken(body.encode("utf-8", "replace"), ".csv")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data):
    taken(data, ".csv")
    taken(data, ".json")
