"""The corridor from end to end: real doors over HTTP to the sandbox, faults on demand, a clock moved by hand."""
