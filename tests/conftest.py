"""What holds for every test."""

import pytest
from hypothesis import settings

# No test here is about speed: a machine with other work must not turn one red. Benchmarks measure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SEARCHED = ("states", "decided", "allowed", "offers", "takings")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the model check came to, whichever processes searched: a check that says nothing proves nothing."""
    reports = terminalreporter.getreports("passed")
    found = [numbers for report in reports for name, numbers in report.user_properties if name == "searched"]
    if found:
        sums = [sum(column) for column in zip(*found, strict=True)]
        told = ", ".join(f"{count:,} {name}" for count, name in zip(sums, SEARCHED, strict=True))
        terminalreporter.write_line(f"model check from {len(found)} seeds: {told}")
