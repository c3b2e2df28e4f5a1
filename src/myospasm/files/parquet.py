"""A cohort's table as Parquet, which every tool for tables reads; written by DuckDB."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from myospasm.files import atomic
from myospasm.files.extras import check

if TYPE_CHECKING:
    import pandas as pd


def write_table(table: pd.DataFrame, path: str | os.PathLike[str], force: bool = False) -> Path:
    """Keep a table as Parquet, whole or not at all.

    Errors: MyospasmError if DuckDB is not installed, or the place is taken (unless `force`) or cannot be written.
    """
    check("duckdb", "writing Parquet", "cohort")
    import duckdb

    path = Path(path)
    with atomic.whole(path, force) as partial, duckdb.connect() as base:
        base.register("cohort", table)
        target = str(partial).replace("'", "''")
        base.execute(f"COPY cohort TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    return path


def read_table(path: str | os.PathLike[str]) -> pd.DataFrame:
    """A table as it was written."""
    check("duckdb", "reading Parquet", "cohort")
    import duckdb

    with duckdb.connect() as base:
        return base.execute("SELECT * FROM read_parquet(?)", [str(path)]).df()
