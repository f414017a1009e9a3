"""One module for each family of rules; `registry.checks` finds them."""
