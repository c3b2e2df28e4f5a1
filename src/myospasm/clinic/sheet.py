"""The patient's page: one page to tear out that tells a case in plain words, with one picture of its own simulation.

A tagged PDF (PDF/UA) that prints in black and white. It tells a story and is for education, never for diagnosis.
"""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from myospasm.clinic.content import Content, content_of, smaller
from myospasm.ground import MyospasmError

if TYPE_CHECKING:
    from myospasm.clinic.case import Case
    from myospasm.clinic.sheet_picture import Picture
    from myospasm.scenario import Scenario

HERE = Path(__file__).parent
TEMPLATE, FONTS = HERE / "sheet.typ", HERE / "fonts"
LOWEST = 56.0
"""Millimeters that a picture must be high to be read."""
STANDARD = "ua-1"
HEALTHY = "adult"
"""Who can stand for health beside somebody with a cause; a story of someone prone to cramps is told once."""
Progress = Callable[..., Any]


class Room(NamedTuple):
    """The place that the words leave for the picture, in mm."""

    width: float
    height: float


def make_sheet(case: Case, session: Any = None, progress: Progress | None = None) -> bytes:
    """The PDF of a case's page.

    `session` is the case's simulation if it was done already: what `session.run_scenario`, `comparison.compare` or
    `hours_session.run_hours` gave for `case.scenario()`. Raises MyospasmError, in a sentence.
    """
    from myospasm.clinic.sheet_picture import draw

    scenario = case.scenario()
    content = fitted(content_of(case, scenario))
    told = simulate(case, scenario, progress) if session is None else session
    return lay_out(content, draw(told, scenario, case.language, room(content)))


def simulate(case: Case, scenario: Scenario, progress: Progress | None = None) -> Any:
    """Tell the case's story: over hours, beside health and its remedies, or once."""
    bare = dataclasses.replace(scenario.instruments, array=None)  # the page shows no map of the skin
    scenario, patient = dataclasses.replace(scenario, instruments=bare), case.trait()
    if scenario.hours:
        from myospasm.hours_session import run_hours

        return run_hours(scenario, patient=patient, progress=progress)
    if scenario.beside or (scenario.causes and scenario.person == HEALTHY):
        from myospasm.comparison import compare

        return compare(scenario, patient=patient, progress=progress)
    from myospasm.session import run_scenario

    return run_scenario(scenario, patient=patient, progress=progress)


def fitted(content: Content) -> Content:
    """The page's words in the largest letters that leave room for a picture; what has no room is left out.

    Raises MyospasmError if the words fill more than a page even so.
    """
    for shorter, _ in smaller(content):
        if _fits(shorter):
            return shorter
    raise MyospasmError("the page has no room for all that must stand on it; choose fewer causes or remedies.")


def left_out(content: Content) -> tuple[str, ...]:
    """What `fitted` leaves out of a page for want of room."""
    return next((out for shorter, out in smaller(content) if _fits(shorter)), ())


def _fits(content: Content) -> bool:
    measures = _measures(content)
    return measures["pages"] == 1 and measures["height"] >= LOWEST


def room(content: Content) -> Room:
    """The place that the words of a page leave for the picture."""
    measures = _measures(content)
    return Room(measures["width"], measures["height"])


def _measures(content: Content) -> dict[str, float]:
    """What the template says of itself: how many pages it fills, and the mm that are left for the picture."""
    return json.loads(_compiler(content, "").query("<measures>", field="value", one=True))


def lay_out(content: Content, picture: Picture) -> bytes:
    """The PDF of a page with these words and this picture. Raises MyospasmError for letters that no font has."""
    import typst

    told = dataclasses.replace(content, seen=picture.seen)
    try:
        return _compiler(told, picture.svg).compile(format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError as error:
        raise _refused(content, str(error)) from None


def _refused(content: Content, why: str) -> MyospasmError:
    if content.name and "font" in why:
        return MyospasmError(f"no font here has all letters of the name {content.name!r}; write it in other letters.")
    return MyospasmError(f"the page cannot be set: {why}")


def _compiler(content: Content, picture: str) -> Any:
    """The template with its data. Nothing of it is read as code: it comes in as JSON and is set as text."""
    import typst

    told = json.dumps(dataclasses.asdict(content), ensure_ascii=False)
    return typst.Compiler(TEMPLATE, root=HERE, font_paths=_fonts(), sys_inputs={"content": told, "picture": picture})


@functools.cache
def _fonts() -> Any:
    """The page's own letters; those of matplotlib and of the machine stand in for what they lack, as in a name."""
    import matplotlib
    import typst

    return typst.Fonts(font_paths=[FONTS, Path(matplotlib.get_data_path()) / "fonts" / "ttf"])
