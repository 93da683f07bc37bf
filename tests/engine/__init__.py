"""The hands, tried with one fake messenger, one clock turned by hand, and the real rest."""
