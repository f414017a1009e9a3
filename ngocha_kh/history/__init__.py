"""What Git remembers of the records, in the words of the office: commits, changes, events. Pure."""
