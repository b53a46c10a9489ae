"""Rules that no single field can hold, one function each, by what they look at."""
