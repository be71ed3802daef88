"""Partner organisations: one implementation of hand-over, advice and signed callbacks, for all of them."""
