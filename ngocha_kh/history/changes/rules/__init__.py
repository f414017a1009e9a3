"""The rules of change, one file a rule or a tight family; the registry imports them all."""
