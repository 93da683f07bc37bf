### Sentences to have ready: the moments they are for, and the words.
