### What somebody likes: the values and interests that steps can fit.
