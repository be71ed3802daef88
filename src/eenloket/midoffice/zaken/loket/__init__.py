"""The counter's door: what people and processes of our own do with cases, by names of our services. It translates; ``leven`` decides."""
