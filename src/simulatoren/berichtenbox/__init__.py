"""Government message box, per citizen."""
