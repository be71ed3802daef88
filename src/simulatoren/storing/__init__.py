"""Fault injection: any simulator can be down, slow, broken or talking nonsense for a while."""
