"""A whole town for tests: the pretend platforms, the unchanged bot between them, a supplier's books, people who act."""
