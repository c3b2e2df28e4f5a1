"""What all tests share: compiled programs are forgotten after each file."""

import jax
import pytest


@pytest.fixture(scope="module", autouse=True)
def no_more_programs_than_a_process_can_hold():
    """Every compiled program holds some of the 65,530 memory maps a process may have; one too many is a crash."""
    yield
    jax.clear_caches()
