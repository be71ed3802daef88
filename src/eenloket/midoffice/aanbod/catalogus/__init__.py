"""The catalogue through the national Catalogi API: making, correcting, publishing and removing types (M-B5, ztc-001 … ztc-017)."""
