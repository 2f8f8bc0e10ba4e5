"""What is handed out so that others need not believe us."""
