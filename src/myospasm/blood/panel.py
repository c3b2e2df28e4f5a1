"""What a laboratory finds in the blood of someone at rest: the numbers from which everything else starts."""

from __future__ import annotations

from myospasm.ground import component, param


@component
class Panel:
    """The blood test of a person at rest and in balance; a disease of weeks is a shift of these numbers.

    Equation: none; the organs keep these values steady at rest on a usual diet (see `milieu.settled`).
    Shapes: single numbers, of venous plasma unless said. Source: adult reference intervals.
    Errors: one person's numbers; they do not vary with the time of the day, and arterial stands for venous.
    """

    sodium: float = param(140.0, "mmol/L", "OxfordLabValues", "middle of the interval", 135, 145)
    potassium: float = param(4.19, "mmol/L", "Juel2000", "as in the interstitium of resting muscle", 3.5, 5.0)
    chloride: float = param(104.0, "mmol/L", "assumed", "usual 98 to 106", 98, 106)
    bicarbonate: float = param(24.5, "mmol/L", "OxfordLabValues", "with 40 mmHg it makes pH 7.40", 22, 28)
    pco2: float = param(40.0, "mmHg", "HawkesBayLab", "arterial", 35, 45)
    calcium: float = param(2.4, "mmol/L", "OxfordLabValues", "total", 2.12, 2.65)
    magnesium: float = param(0.85, "mmol/L", "OxfordLabValues", "total", 0.75, 1.05)
    phosphate: float = param(1.1, "mmol/L", "OxfordLabValues", "inorganic", 0.8, 1.45)
    urea: float = param(5.0, "mmol/L", "OxfordLabValues", "", 2.5, 6.7)
    glucose: float = param(4.8, "mmol/L", "OxfordLabValues", "fasting", 3.0, 5.0)
    lactate: float = param(1.0, "mmol/L", "OxfordLabValues", "at rest", 0.5, 1.6)
    creatinine: float = param(0.085, "mmol/L", "OxfordLabValues", "", 0.07, 0.15)
    albumin: float = param(43.0, "g/L", "BioGears", "Valtin in its validation table", 40, 50)
    hemoglobin: float = param(150.0, "g/L", "assumed", "a man; women have some 15 less")
