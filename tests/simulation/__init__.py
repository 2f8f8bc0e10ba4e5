"""A year of the house on a clock that is moved: customers, colleagues, outages, and what must never happen."""
