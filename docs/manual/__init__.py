"""The pages of the manual that the software itself writes, from docstrings, numbers and shelves, at every build."""
