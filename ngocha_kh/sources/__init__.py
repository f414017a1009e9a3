"""Where bytes come from: the working tree now, the tree of a commit later."""
