"""The door: the only room that knows Telegram's library."""
