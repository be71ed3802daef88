"""The running second-factor codes of demo staff, in the place of a phone."""
