"""State machines as data: what can happen to a record, by whom, what must hold, which papers.

The table is `initiative.toml`; `guards` judge a case, `replay` follows a log, `possible` looks ahead,
`steps` says what a step writes into the record.
"""
