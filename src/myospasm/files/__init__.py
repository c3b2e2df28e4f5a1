"""The doors: one file per format, each written whole or not at all. Only doors change the units of the house."""
