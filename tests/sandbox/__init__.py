"""The sandbox against the platforms' real client libraries."""
