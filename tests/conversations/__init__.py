"""Conversations as plain text.

What people do is written by hand, what bot and desk answer is compared, or written anew.
"""
