### The poster: one page to print and put on a wall. Whoever takes it off should give nothing away.

# Below the bot's name: what it does, in one sentence. No hint at health, and none at being alone.
poster-what = Pick one small step, and get a reminder at the minute you choose.
# Below the square code, above the link.
poster-how = Point your phone's camera at the square, or open this link:
# At the foot.
poster-needs = It works in the Telegram app. For adults, 18 or over.
