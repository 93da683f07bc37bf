### Before it: somewhere new, a try-out, a guess in words.
