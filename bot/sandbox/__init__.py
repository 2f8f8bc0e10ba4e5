"""A pretend Telegram and a pretend Slack on one loopback port, for the demo and for tests alike.

It speaks the platforms' own protocols and knows nothing of the bot that talks to it: nothing here may import the
product. Anyone may edit it who can name the real platform behaviour that the edit comes closer to.
"""
