"""A patient's laboratory values in: what the file says, in the house's units, and nothing is guessed."""

import dataclasses
import functools
import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest

from myospasm import causes
from myospasm.blood.panel import Panel
from myospasm.clinic import described, fhir, loinc, read_patient, suggestions, units
from myospasm.clinic.analytes import ANALYTES, own, usual
from myospasm.clinic.record import Coded, moment
from myospasm.ground import UNITS
from myospasm.story import Cause, apply

BUNDLES = Path(__file__).parents[2] / "shared" / "data" / "fhir_bundles"
FILES = sorted(BUNDLES.glob("*.json"))
here = pytest.mark.skipif(not FILES, reason=f"the sample patients are not there: {BUNDLES}")


@functools.cache
def ucum():
    """The registry of units that the table is held against."""
    return pytest.importorskip("ucumvert").PintUcumRegistry()


def lab(code, value, unit, time="2024-05-01", **more):
    quantity = {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": code}], "text": f"test {code}"},
        "effectiveDateTime": time,
        "valueQuantity": quantity,
        **more,
    }


def bundle(*resources):
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]}


@pytest.fixture
def patient(tmp_path):
    """Read a patient from resources, or from the text of a table."""

    def read(*resources, name="patient.json"):
        path = tmp_path / name
        if isinstance(resources[0], str):
            path = path.with_suffix(".csv")
            path.write_text(resources[0], "utf-8")
        else:
            path.write_text(json.dumps(bundle(*resources)), "utf-8")
        return read_patient(path)

    return read


# The table of codes and units


def test_every_code_ends_in_its_check_digit():
    assert len(loinc.CODES) > 80
    assert not [code for code in [*loinc.CODES, *loinc.REFUSED] if not loinc.check_digit(code)]
    assert not loinc.check_digit("2823-4")
    assert not set(loinc.CODES) & set(loinc.REFUSED)


def test_every_code_measures_something_that_is_kept():
    assert {code.analyte for code in loinc.CODES.values()} == set(ANALYTES) - {"ionized_magnesium", "age"}
    assert set(own()) <= {analyte.field for analyte in ANALYTES.values()}


def test_the_house_keeps_its_units():
    for field, number in own().items():
        kept = next(a for a in ANALYTES.values() if a.field == field)
        assert kept.unit == number.unit
        assert kept.unit in UNITS
        low, high = usual().get(field, (number.value, number.value))
        assert kept.possible[0] <= low <= high <= kept.possible[1]


@pytest.mark.parametrize("unit", [u for u in units.UNITS if u not in ("[pH]", "a")])
def test_units_are_those_of_ucum(unit):
    registry = ucum()
    one, known = registry.from_ucum(unit), units.UNITS[unit]
    bases = {
        "substance": "mmol/L",
        "mass": "g/L",
        "activity": "U/L",
        "charge": "meq/L",
        "pressure": "mm[Hg]",
        "weight": "kg",
        "length": "m",
        "share": "%",
    }
    base = bases.get(known.kind, unit)
    assert (1 * one).to(registry.from_ucum(base)).magnitude == pytest.approx(known.factor, rel=1e-5)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mg/dl", "mg/dL"),
        ("mEq/L", "meq/L"),
        ("µmol/l", "umol/L"),
        ("μmol/L", "umol/L"),
        ("mm Hg", "mm[Hg]"),
        ("mcg/L", "ug/L"),
        ("uIU/mL", "uU/mL"),
        ("m[IU]/L", "mU/L"),
        ("mg/100mL", "mg/dL"),
        ("g/dL{total}", "g/dL"),
    ],
)
def test_spellings_of_one_unit(written, meant):
    assert units.known(written) == units.known(meant) is not None


def test_rarer_units_are_left_to_the_library():
    pytest.importorskip("ucumvert")
    assert units.known("kg/m3") == ("mass", pytest.approx(1.0))
    assert units.known("banana") is None
    assert units.known("10*9999999999/L") is None


@pytest.mark.parametrize(
    ("code", "value", "unit", "field", "house"),
    [
        ("17861-6", 9.4, "mg/dL", "calcium", 2.345),
        ("2000-8", 2.35, "mmol/L", "calcium", 2.35),
        ("49765-1", 4.7, "meq/L", "calcium", 2.35),
        ("19123-9", 2.0, "mg/dL", "magnesium", 0.823),
        ("3094-0", 14, "mg/dL", "urea", 5.0),
        ("22664-7", 5.0, "mmol/L", "urea", 5.0),
        ("2345-7", 90, "mg/dL", "glucose", 4.996),
        ("2160-0", 1.0, "mg/dL", "creatinine", 0.0884),
        ("14682-9", 88.4, "umol/L", "creatinine", 0.0884),
        ("2777-1", 3.4, "mg/dL", "phosphate", 1.098),
        ("1751-7", 4.3, "g/dL", "albumin", 43.0),
        ("718-7", 15.0, "g/dL", "hemoglobin", 150.0),
        ("59260-0", 9.3, "mmol/L", "hemoglobin", 149.9),
        ("14118-4", 9.0, "mg/dL", "lactate", 1.0),
        ("2019-8", 5.33, "kPa", "pco2", 40.0),
        ("2951-2", 140, "meq/L", "sodium", 140.0),
        ("6298-4", 4.1, "mmol/L", "potassium", 4.1),
        ("3016-3", 2.5, "u[IU]/mL", "tsh", 2.5),
        ("1989-3", 30, "ng/mL", "vitamin_d", 74.9),
        ("2744-1", 7.4, "[pH]", "ph", 7.4),
    ],
)
def test_values_as_the_textbooks_convert_them(patient, code, value, unit, field, house):
    found = patient(lab(code, value, unit)).labs[field]
    assert found.value == pytest.approx(house, rel=2e-3)
    assert (found.original_value, found.code) == (value, code)


# FHIR


def from_library(path):
    """Every number of a laboratory in a bundle as fhir.resources reads it: (code, value, unit, time)."""
    r4b = pytest.importorskip("fhir.resources.R4B.bundle")
    whole = r4b.Bundle.model_validate_json(path.read_text("utf-8"))
    for entry in whole.entry:
        seen = entry.resource
        if seen.get_resource_type() == "Observation":
            for part in [seen, *(seen.component or [])]:
                if part.valueQuantity is not None:
                    codes = [c.code for c in part.code.coding if c.system == "http://loinc.org"]
                    quantity = part.valueQuantity
                    yield codes[0], float(quantity.value), quantity.code, seen.effectiveDateTime


@here
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name.split("_")[1])
def test_a_bundle_is_read_as_the_library_reads_it(path):
    record = fhir.record_of(fhir.resources_of(json.loads(path.read_text("utf-8"))))
    ours = sorted((r.code, r.value, r.unit, moment(r.time)) for r in record.readings)
    theirs = sorted((code, value, unit, at) for code, value, unit, at in from_library(path))
    assert [row[:3] for row in ours] == [row[:3] for row in theirs]
    assert all(a[3] == b[3] for a, b in zip(ours, theirs, strict=True))


@here
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name.split("_")[1])
def test_the_newest_values_of_a_bundle_are_taken_and_converted(path):
    registry = ucum()
    found = read_patient(path)
    rows = list(from_library(path))
    assert found.labs
    for field, taken in found.labs.items():
        mine = [row for row in rows if row[0] in loinc.CODES and ANALYTES[loinc.CODES[row[0]].analyte].field == field]
        _, value, unit, at = max(mine, key=lambda row: row[3])
        assert (taken.original_value, moment(taken.time)) == (value, at)
        analyte = ANALYTES[taken.analyte]
        amount = value * registry.from_ucum(unit)
        if analyte.unit == "mmol/L" and amount.is_compatible_with("g/L"):
            amount = amount / (analyte.molar_mass.value * registry.from_ucum("g/mol"))
        if analyte.unit in ("mmol/L", "g/L", "mmHg"):
            amount = amount.to(analyte.unit)
        assert taken.value == pytest.approx(float(amount.magnitude), rel=1e-9)
    assert (found.mass, found.height) != (None, None)
    assert found.sex in ("male", "female")
    assert 18 < found.age < 60


@here
def test_the_one_patient_with_a_metabolic_panel():
    (path,) = [p for p in FILES if "Wyman" in p.name]
    found = read_patient(path)
    assert found.name == "Alfreda Wyman"
    expected = {"sodium", "potassium", "chloride", "bicarbonate", "calcium", "glucose", "urea", "creatinine"}
    assert expected | {"hemoglobin", "hba1c"} == set(found.labs)
    assert any(s.startswith("magnesium was not given") for s in found.assumed)
    assert any("taken as bicarbonate" in s for s in found.assumed)
    assert any("taken as of its plasma" in s for s in found.assumed)


def test_a_bundle_of_r5(patient, tmp_path):
    person = {
        "resourceType": "Patient",
        "id": "p",
        "name": [{"family": "Doe", "given": ["Jo"]}],
        "birthDate": "1970-06-01",
    }
    medicine = {
        "resourceType": "MedicationRequest",
        "status": "active",
        "intent": "order",
        "subject": {"reference": "Patient/p"},
        "medication": {
            "concept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "5487"}]}
        },
    }
    condition = {
        "resourceType": "Condition",
        "subject": {"reference": "Patient/p"},
        "clinicalStatus": {"coding": [{"code": "active"}]},
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M62.831"}]},
    }
    own_lab = lab("2823-3", 3.1, "mmol/L", subject={"reference": "Patient/p"})
    library = pytest.importorskip("fhir.resources.bundle")
    library.Bundle.model_validate(bundle(person, own_lab, condition, medicine))
    found = patient(person, own_lab, condition, medicine)
    assert (found.name, found.age) == ("Jo Doe", 53)
    assert found.labs["potassium"].value == 3.1
    assert found.causes.get("shortened_contraction") == 1.0
    assert len(found.medications) == 1


def test_one_resource_and_lines_of_resources(tmp_path):
    one = tmp_path / "one.json"
    one.write_text(json.dumps(lab("2823-3", 3.4, "mmol/L")), "utf-8")
    assert read_patient(one).labs["potassium"].value == 3.4
    lines = tmp_path / "many.ndjson"
    lines.write_text("\n".join(json.dumps(lab(c, v, "mmol/L")) for c, v in (("2823-3", 3.4), ("2951-2", 139))), "utf-8")
    assert set(read_patient(lines).labs) == {"potassium", "sodium"}


def test_a_medicine_by_reference_and_components(patient):
    medication = {
        "resourceType": "Medication",
        "id": "m",
        "code": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "5487"}], "text": "HCT"},
    }
    request = {
        "resourceType": "MedicationRequest",
        "medicationReference": {"reference": "Medication/m"},
        "status": "stopped",
    }
    gases = lab("24336-0", 1, "mmol/L")
    gases.pop("valueQuantity")
    gases["component"] = [{k: lab("2019-8", 40, "mm[Hg]")[k] for k in ("code", "valueQuantity")}]
    found = patient(medication, request, gases)
    assert found.labs["pco2"].value == 40
    assert found.medications == ["medicine 'HCT' (RxNorm 5487), stopped"]


def test_the_newest_value_is_taken_and_said(patient):
    found = patient(
        lab("2823-3", 3.0, "mmol/L", "2024-05-02T10:00:00+02:00"),
        lab("2823-3", 4.0, "mmol/L", "2024-05-02T09:00:00Z"),
        lab("6298-4", 5.0, "mmol/L", "2023"),
    )
    assert found.labs["potassium"].value == 4.0
    assert any("measured 3 times" in s and "2024-05-02" in s for s in found.assumed)


def test_bicarbonate_goes_before_total_carbon_dioxide(patient):
    found = patient(lab("2028-9", 26, "mmol/L"), lab("1963-8", 24, "mmol/L"))
    assert found.labs["bicarbonate"].value == 24
    assert not any("dissolved" in s for s in found.assumed)


def test_extra_values_are_kept_and_told(patient):
    found = patient(lab("2157-6", 400, "U/L"))
    assert found.labs["creatine_kinase"].value == 400
    assert any("not a number of the model's blood" in s for s in found.understood)
    assert not found.trait().changes


# Codes of causes


def test_codes_of_a_story_may_be_several():
    cause = Cause(
        name="toy", title="", chain="", source="", codes={"ICD-10-CM": "E87.6 E11, R25.2", "SNOMED CT": "43339004;1"}
    )

    def found(system, code):
        return suggestions.matches(Coded("condition", ((system, code),), ""), "cause", [cause])

    assert found("ICD-10-CM", "E87.6") == found("ICD-10-CM", "E1142") == found("SNOMED CT", "43339004") == ["toy"]
    assert found("ICD-10-CM", "E10.9") == found("SNOMED CT", "433390041") == found("HPO", "E87.6") == []


def test_what_is_not_sure_is_not_suggested(patient):
    condition = {
        "resourceType": "Condition",
        "verificationStatus": {"coding": [{"code": "differential"}]},
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M62.831"}]},
    }
    found = patient(condition, condition)
    assert not found.causes
    assert found.conditions == ["condition ICD-10-CM M62.831, differential"]


@pytest.mark.parametrize("name", causes.names())
def test_every_code_on_the_shelf_suggests_its_cause(name):
    for system, codes in causes.load(name).codes.items():
        for code in suggestions.split(codes):
            assert name in suggestions.matches(Coded("condition", ((system, code),), ""), "cause")


def test_what_is_over_is_not_suggested(patient):
    condition = {
        "resourceType": "Condition",
        "clinicalStatus": {"coding": [{"code": "resolved"}]},
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M62.831"}]},
    }
    found = patient(condition)
    assert not found.causes
    assert any("is resolved and so does not suggest" in s for s in found.understood)


# What the model takes over


@dataclasses.dataclass(frozen=True)
class Blood:
    panel: Panel = dataclasses.field(default_factory=Panel)


@dataclasses.dataclass(frozen=True)
class Toy:
    blood: Blood = dataclasses.field(default_factory=Blood)


def test_the_trait_gives_exactly_the_values_of_the_laboratory(patient):
    codes = {"2951-2": 128, "2823-3": 2.7, "2075-0": 86, "1963-8": 34, "2000-8": 1.83, "2601-3": 0.41, "2524-7": 2.2}
    found = patient(*(lab(code, value, "mmol/L") for code, value in codes.items()))
    panel = apply(Toy(), found.trait()).blood.panel
    for field, taken in found.labs.items():
        assert float(getattr(panel, field)) == pytest.approx(taken.value, rel=1e-14)
    assert panel.magnesium == 0.41
    assert panel.albumin == Panel().albumin
    assert apply(Toy(), found.trait(), 0.0) == Toy()
    other = dataclasses.replace(Panel(), calcium=2.0)
    assert apply(Toy(Blood(other)), found.trait(other)).blood.panel.calcium == pytest.approx(1.83, rel=1e-14)


def test_every_number_of_the_trait_says_where_it_comes_from(patient):
    (number,) = patient(lab("2823-3", 3.1, "mmol/L")).trait().sources()
    assert number.source == "patient"
    assert "LOINC 2823-3, 2024-05-01" in number.note


def test_a_patient_is_json_and_text(patient):
    found = patient(lab("17861-6", 9.4, "mg/dL"))
    assert json.loads(json.dumps(found.as_json()))["labs"]["calcium"]["original_unit"] == "mg/dL"
    assert "never for diagnosis" in found.sentences()
    assert "calcium 2.34543 mmol/L, from 9.4 mg/dL (LOINC 17861-6, 2024-05-01)" in found.sentences()


# The page

DOCS = Path(__file__).parents[1] / "docs"


def test_the_page_shows_the_tables_that_reading_uses():
    page = (DOCS / "patient.md").read_text("utf-8")
    assert described.table() in page
    assert described.refused() in page
    assert all(code in page for code in [*loinc.CODES, *loinc.REFUSED])


def test_the_program_of_the_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"^```python\n(.*?)^```", (DOCS / "patient.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    told = {}
    exec(code, told)
    found = told["patient"]
    assert found.labs["calcium"].value == pytest.approx(2.15, abs=0.005)
    assert found.labs["magnesium"].value == pytest.approx(0.58, abs=0.005)
    assert set(found.labs) == {"sodium", "potassium", "calcium", "magnesium"}
    assert found.not_understood == ["phosphate (line 8, 2024-05-02): the unit 'mmol' is not known; mmol/L would be"]


# Tables


def test_a_table_of_laboratory_values(patient):
    found = patient(
        "# from the hospital\n\n"
        "Date,Analyte,Result,Units,comment\n"
        '2024-01-02,Potassium,2.9,mEq/L,"low, repeated"\n'
        "2024-01-02,Ca,8.0,mg/dL,\n"
        "# an old one\n"
        "2023-01-02,potassium,4.4,mmol/L,\n"
        "2024-01-02,BUN,14,mg/dL,\n"
        ",sex,female,,\n,age,61,years,\n,weight,154,lb,\n,height,165,cm,\n"
    )
    assert (found.labs["potassium"].value, found.sex, found.age) == (2.9, "female", 61)
    assert found.labs["calcium"].value == pytest.approx(2.0, rel=2e-3)
    assert found.labs["urea"].value == pytest.approx(5.0, rel=1e-3)
    assert (found.mass, found.height) == (pytest.approx(69.85, abs=0.01), pytest.approx(1.65))
    assert not found.not_understood


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-8"])
def test_tables_as_spreadsheets_write_them(tmp_path, encoding):
    path = tmp_path / "labs.csv"
    path.write_bytes("loinc;value;unit\r\n14682-9;97,2;µmol/l\r\n2823-3;3,9;mmol/l\r\n".encode(encoding))
    found = read_patient(path)
    assert found.labs["creatinine"].value == pytest.approx(0.0972)
    assert found.labs["potassium"].value == 3.9


def test_tables_by_tabs_with_quoted_decimal_commas(patient):
    assert patient('name\tvalue\tunit\n"ionized calcium"\t"1,05"\tmmol/L\n').labs["ionized_calcium"].value == 1.05
    assert patient('name,value,unit\nph,"7,31",\n').labs["ph"].value == 7.31


def test_reading_loads_no_engine():
    code = (
        "import sys; import myospasm.clinic; print([m for m in ('jax', 'pint', 'fhir', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_times():
    assert moment("2024") < moment("2024-02") < moment("2024-02-01T00:00:01Z")
    assert moment("0001-01-01T00:00:00+14:00") is None
    assert moment("yesterday") is None
    assert math.isclose(moment("2024-02-01T02:00:00+02:00").timestamp(), moment("2024-02-01").timestamp())
