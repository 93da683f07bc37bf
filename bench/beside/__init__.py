"""Other ways to send something at its time, each as its documentation shows it.

Each is a process that sends with python-telegram-bot, and says "ready" on standard error. The job
queue of python-telegram-bot is in bench.naive.
"""
