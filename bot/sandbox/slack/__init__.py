"""The Slack half of the sandbox: a workspace in memory that speaks the Web API, Socket Mode and signed HTTP.

Edit here to emulate more of Slack. Nothing in this package knows what the bot is for.
"""
