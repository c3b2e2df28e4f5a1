"""The sentence forms of hours: what is done for a while, what is looked at, and what goes on beside."""

from __future__ import annotations

from myospasm.protocol.forms import Form
from myospasm.protocol.hours import beside, looks, tasks, treatments
from myospasm.protocol.hours.slots import SLOTS
from myospasm.protocol.reading import Language
from myospasm.protocol.steps import Step

PLACE = " [in AIR] [at HUMIDITY [relative] humidity] [in a wind of WIND]"
LOOKS = " [, watching for WATCHING every PERIOD] [, testing the cramp threshold every TESTING]"


def _done(pattern: str, step: type[Step], example: str) -> Form:
    return Form(pattern, step, example, PLACE + LOOKS)


TIMED = (
    _done(
        "Drink VOLUME of DRINK [over DURATION]",
        treatments.Drink,
        "Drink 0.5 L of oral rehydration solution over 10 min",
    ),
    _done("Eat a meal [over DURATION]", treatments.Eat, "Eat a meal"),
    _done("Infuse VOLUME of FLUID over DURATION", treatments.Infuse, "Infuse 20 mL of hypertonic saline over 5 min"),
    _done("Vomit VOLUME [over DURATION]", treatments.Vomit, "Vomit 0.3 L"),
    _done("Pass VOLUME of watery stool [over DURATION]", treatments.Pass, "Pass 0.4 L of watery stool"),
    _done("Breathe at PCO2 for DURATION", treatments.Breathe, "Breathe at PCO2 20 mmHg for 10 min"),
    _done("Breathe into a bag for DURATION", treatments.Rebreathe, "Breathe into a bag for 10 min"),
    _done(
        "Inflate a cuff [around the arm|leg|thigh] to PRESSURE for DURATION",
        treatments.Cuff,
        "Inflate a cuff to 200 mmHg for 10 min",
    ),
)
"""What can be done by itself, or beside something else at a moment."""

DONE = (
    _done("Rest|Sit for DURATION", tasks.Rest, "Rest for 10 min"),
    _done("Lie for DURATION", tasks.Lie, "Lie for 30 min"),
    _done("Stand for DURATION", tasks.Stand, "Stand for 10 min"),
    _done("Sleep for DURATION", tasks.Sleep, "Sleep for 6 h"),
    _done("Live as usual for DURATION", tasks.Live, "Live as usual for 2 days"),
    _done(
        "Walk at SPEED [SLOPE] [rising by RISE every STAGE] for DURATION",
        tasks.Walk,
        "Walk at 5 km/h up 10 % for 20 min",
    ),
    _done(
        "Walk at SPEED [SLOPE] [rising by RISE every STAGE] until pain [of PAIN] [, at most DURATION]",
        tasks.WalkUntilPain,
        "Walk at 3.2 km/h up 0 % rising by 3.5 % every 3 min until pain, at most 30 min",
    ),
    _done("Run at SPEED [SLOPE] for DURATION", tasks.Run, "Run at 12 km/h for 3 h in 30 degC"),
    _done("Sprint [at SPEED] for DURATION", tasks.Sprint, "Sprint for 10 s"),
    _done("Warm up for DURATION", tasks.WarmUp, "Warm up for 15 min"),
    _done(
        "Cycle at EFFORT of the greatest effort for DURATION",
        tasks.Cycle,
        "Cycle at 60 % of the greatest effort for 1 h",
    ),
    _done(
        "Contract [MUSCLE] at LEVEL for ON on and OFF off , for DURATION [, MANNER]",
        tasks.ContractRhythmically,
        "Contract soleus at 40 % for 2 s on and 2 s off, for 10 min",
    ),
    _done("Contract [MUSCLE] at LEVEL for DURATION [, MANNER]", tasks.Contract, "Contract soleus at 20 % for 5 min"),
    _done(
        "Dialyze for DURATION removing VOLUME [with] [, sodium [ramped] [from] SODIUM [to LAST]]"
        " [, [and] potassium POTASSIUM] [, [and] calcium CALCIUM] [, [and] magnesium MAGNESIUM]"
        " [, [and] bicarbonate BICARBONATE] [, [and] glucose GLUCOSE]",
        treatments.Dialyze,
        "Dialyze for 4 h removing 3 L with sodium ramped from 145 to 135 mmol/L",
    ),
    *TIMED,
)

SEEN = (
    Form("Watch for DURATION", looks.Watch, "Watch for 60 s"),
    Form("Test the cramp threshold", looks.TestThreshold, "Test the cramp threshold"),
    Form("Try a hard contraction", looks.TryContraction, "Try a hard contraction"),
)


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


AT = tuple(Form(f"At AT {_small(f.pattern)}", f.step, f"At 1 h {_small(f.example)}") for f in TIMED)
STEADY = (
    Form(
        "From SINCE ENDING drink VOLUME of DRINK per hour",
        beside.DrinkSteadily,
        "From 0 h to 3 h drink 0.6 L of water per hour",
    ),
    Form(
        "From SINCE ENDING infuse VOLUME of FLUID per hour",
        beside.InfuseSteadily,
        "From 1 h on infuse 0.5 L of normal saline per hour",
    ),
    Form("From SINCE ENDING vomit VOLUME per hour", beside.VomitSteadily, "From 0 h to 6 h vomit 0.2 L per hour"),
    Form(
        "From SINCE ENDING pass VOLUME of watery stool per hour",
        beside.PassSteadily,
        "From 0 h on pass 0.3 L of watery stool per hour",
    ),
    Form("From SINCE ENDING breathe at PCO2", beside.BreatheBeside, "From 10 min to 20 min breathe at PCO2 25 mmHg"),
)

TASKS = Language((*DONE, *SEEN), SLOTS, {})
"""What is done one after the other."""
MEANWHILE = Language((*AT, *STEADY), SLOTS, {})
"""What goes on beside."""
EVERYTHING = Language((*TASKS.forms, *MEANWHILE.forms), SLOTS, {})
