"""What we know, and the arithmetic on it: values that never change once made.

Promise: amounts are exact and never mix currencies, times carry their zone, and a difference between two ledgers is a
value to look at rather than an error to raise.
Who edits: developers, with an accountant reading the tests.
"""
