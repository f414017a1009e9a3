"""The command line: one module a command. Only here is anything printed or an exit code chosen."""
