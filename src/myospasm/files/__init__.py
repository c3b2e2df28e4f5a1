"""The doors: one file per format, each writes whole files or nothing. Only here are units of the house left or entered."""
