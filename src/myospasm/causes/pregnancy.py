"""Late pregnancy."""

from myospasm.story import Cause, shift

CAUSE = Cause(
    name="pregnancy",
    title="Late pregnancy",
    chain="Breathing is deeper, the blood thinner: less albumin, less calcium and magnesium in all, though free "
    "calcium stays.",
    source="Nunn1987",
    changes=(
        shift(
            "blood.panel.pco2",
            -9.0,
            "mmHg",
            "AbbassiGhanavati2009",
            "31, of 25 to 33, from memory; 26.6 higher up (Hankins1996)",
        ),
        shift(
            "blood.panel.bicarbonate", -4.0, "mmol/L", "AbbassiGhanavati2009", "20.5, of 20 to 24, from memory; pH 7.43"
        ),
        shift("blood.panel.chloride", 2.0, "mmol/L", "assumed", "106, of 97 to 109, so that charges add up"),
        shift("blood.panel.sodium", -3.0, "mmol/L", "assumed", "137: the body holds its sodium lower"),
        shift("blood.panel.albumin", -10.5, "g/L", "AbbassiGhanavati2009", "32.5: middle of 23 to 42; from memory"),
        shift("blood.panel.calcium", -0.17, "mmol/L", "AbbassiGhanavati2009", "2.23: 8.2 to 9.7 mg/dL; from memory"),
        shift("blood.panel.magnesium", -0.17, "mmol/L", "AbbassiGhanavati2009", "0.68: 1.1 to 2.2 mg/dL; from memory"),
        shift("blood.panel.hemoglobin", -28.0, "g/L", "AbbassiGhanavati2009", "122: middle of 95 to 150"),
        shift("blood.panel.creatinine", -0.028, "mmol/L", "AbbassiGhanavati2009", "0.057: 0.4 to 0.9 mg/dL; memory"),
        shift("blood.water.in_plasma", 0.0196, "L/kg", "DeHaas2017", "45.6 % more plasma, some 1.13 L in women"),
    ),
    signs=("low carbon dioxide",),
    codes={"ICD-10-CM": "O26.893"},
    errors="Why two in five cramp is not known; the leg's pressed veins and nerves are left out, weight is as before.",
)
