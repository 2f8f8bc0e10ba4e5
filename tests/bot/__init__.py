"""The shell: what it does with what comes in and goes out, with the real books, words and platforms' stand-ins."""
