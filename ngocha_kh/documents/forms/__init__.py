"""One module for each document: `FORM` says its name, what it reads and how it is filled."""
