"""Trade register: KVK Basisprofiel v1 and Zoeken v2."""
