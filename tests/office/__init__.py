"""The office: the whole corridor on books in memory, with phones and a desk but no wires, for thousands of runs."""
