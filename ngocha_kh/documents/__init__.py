"""Records → documents. One module a document; templates hold the words, records the facts."""
