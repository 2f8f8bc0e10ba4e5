"""Tests of storage: over real databases in memory or in temporary folders."""
