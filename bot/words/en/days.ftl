### Days as they are named in a sentence. Other days are written by the calendar library.

# In a sentence: "See you today at 17:30."
day-today = today
# In a sentence: "See you tomorrow at 17:30."
day-tomorrow = tomorrow
