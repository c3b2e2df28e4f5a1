"""Salt in the drink: the stokers' old remedy for heat cramps."""

from myospasm.story import Remedy

REMEDY = Remedy(
    name="salt",
    title="Drinking a liter of salted water, a teaspoon in all",
    chain="Sodium and chloride replace what sweat took out; they hold water outside the cells.",
    source="Talbot1935",
    hours=("Drink 1 L of salt water over 20 min", "Rest for 60 min"),
    errors="The amount, 6 g, is chosen; workers took more over a day.",
    evidence="contested: salt ended heat cramps of laborers in old series without controls (Talbot1935), but "
    "triathletes who cramped had the blood sodium of those who did not (44 against 166 people, Schwellnus2011).",
    harms="Without enough water it raises sodium and thirst, and it raises blood pressure in those prone to it.",
)
