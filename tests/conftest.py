"""What holds for every test."""

from hypothesis import settings

# No test here is about speed: a machine with other work must not turn one red. Benchmarks measure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
