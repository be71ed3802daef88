"""Setting up the national APIs: who may call us, who is told, and whom we call. Used by the operator's pages through ``zgw.api``."""
