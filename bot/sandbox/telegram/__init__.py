"""The pretend Telegram: the Bot API as a bot meets it, and phones with which customers write to that bot."""
