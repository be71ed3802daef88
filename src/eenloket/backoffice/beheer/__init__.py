"""The operator's pages: who may call us, who is told, whom we call, the catalogue, partners, and messages that didn't arrive."""
