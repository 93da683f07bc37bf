"""The guest room: a small strict Telegram on loopback, with phones, a dial and faults."""
