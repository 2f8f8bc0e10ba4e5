"""What people really write, and what the readers make of it: right, asked back, not found, or silently wrong.

Promise: the lines stand for people, not for the readers; whoever changes a reader adds lines, and changes none.
"""
