"""What Concord costs, measured beside its peers in the same run: `python -m tests.benchmarks --help`."""
