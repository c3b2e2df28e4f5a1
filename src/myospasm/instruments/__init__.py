"""Instruments: what a laboratory would lay on the person. They read a Trace and give a Recording."""
