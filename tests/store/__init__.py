"""The memory on both databases: kept, sealed, in order, and gone when it is erased."""
