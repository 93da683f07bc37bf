"""Small Steps: a kind Telegram companion for rebuilding social confidence."""
