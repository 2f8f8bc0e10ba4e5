"""Proofs that nothing is lost and nothing doubled: the real bot killed over and over, and a checker that trusts no one.

`python -m tests.faults kills [--kills N]` runs it; what it needs of the platforms is the sandbox.
"""
