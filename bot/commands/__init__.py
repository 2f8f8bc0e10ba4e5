"""What an operator can do from a terminal; one module per family of commands."""
