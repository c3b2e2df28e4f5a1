"""The reflex bench goes the way that reflexes go in man: directions, in few people with few units."""

import numpy as np
import pytest
from replayed import short

from myospasm import evidence
from myospasm.evidence import _reflexes as bench
from myospasm.evidence.cohort import cohort

PAPERS = ("nobrega2004", "chon1996", "palmieri2004", "versino2007", "stein2007", "crone1989", "hilgevoord1996",
          "zaidell2013", "buschbacher1999_median", "wu1993", "knikou2005", "dewhurst2005", "makihara2012",
          "tucker2004")  # fmt: skip
FOOT = (("abductor_hallucis", 43),)


@pytest.mark.slow
@pytest.mark.parametrize("name", short(PAPERS))
def test_replay_answers(name):
    model = evidence.replay(name)
    assert set(model) == {row.id for row in evidence.load(name).rows}
    assert all(isinstance(value, float) for value in model.values())


def test_only_the_soleus_ratio_set_a_number():
    fitted = [row.id for name in PAPERS for row in evidence.load(name).rows if row.role == "fit"]
    assert fitted == ["HM-ratio"]


def test_f_waves_come_after_the_m_wave_now_and_then_and_never_behind_a_block():
    text = f"{bench.M_ALONE}Stimulate the nerve at 1 Hz for 8 pulses at 130 %."
    ((trace,),) = cohort("adult", FOOT, (text,), 1)
    onset, size = bench.f_waves(trace, "abductor_hallucis", (0.035, 0.075))
    there = np.isfinite(onset)
    assert 0 < there.sum() <= 8
    assert (onset[there] > 0.04).all()
    assert size[there].max() < 10


@pytest.mark.slow
def test_vibration_depresses_the_h_reflex_and_a_contraction_enlarges_it():
    shock = f"stimulating the nerve of soleus twice 700 ms apart at {bench.TEST} % after 1 s"
    around = (
        "rest for 2 s",
        "vibrate the tendon of soleus at 100 Hz by 1 mm for 2 s",
        "contract soleus at 10 % for 2 s",
    )
    texts = tuple(f"Hold the ankle at neutral. {what} while {shock}. Rest for 1 s." for what in around)
    still, shaken, pulling = bench.late_after(texts, (("soleus", 20),), 0).mean(axis=0)
    assert shaken < still < pulling


@pytest.mark.slow
def test_cold_slows_a_nerve():
    warm, cold = (bench.distal_and_proximal("first_dorsal_interosseous", 20, 2, t) for t in (33.0, 22.0))
    assert (cold[1] < warm[1]).all()
    assert (cold[0][:, 0] > warm[0][:, 0]).all()
