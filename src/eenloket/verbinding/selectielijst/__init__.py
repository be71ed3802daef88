"""The national selection list of municipalities, asked over its API; see ``midoffice.aanbod.ports.Selectielijst``."""
