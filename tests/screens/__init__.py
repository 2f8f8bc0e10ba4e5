"""What people see: `python -m tests.screens` takes pictures of the page, `tests.screens.measure` its times."""
