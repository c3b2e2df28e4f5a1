"""Which papers the tests replay: those of up to half a minute. `make evidence` replays all, and keeps the rows."""

LONG = {
    "aeles2023", "alrowayeh2011", "chenrs1995", "cirrhosis_threshold", "eltawil2015", "foley2019",
    "freylaw2010", "garrison2020", "hilgevoord1996", "jung2005", "kennedycresswell2001", "kishimoto2021",
    "knikou2005", "kumon2014", "lau2019", "lau2021", "levin1996", "lynch2014", "schindlerivens2004",
    "serrao2007", "sharma", "stein2007", "stokic2005", "tapper2022", "thomas1989", "tracy2007",
    "vandervoort1983", "versino2007", "weiss2016",
}  # fmt: skip


def short(names):
    """Those that a test replays."""
    return [name for name in names if name not in LONG]
