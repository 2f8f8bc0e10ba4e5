"""The schema's history: `versions/` holds one file a step, `draft` writes the next one."""
