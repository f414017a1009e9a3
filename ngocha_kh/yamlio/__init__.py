"""The one border for YAML: bytes ⇄ plain data, with positions and comment-keeping edits.

Every oddity of YAML ends in this package. Data that leaves it is made of `dict` with text keys,
`list`, `str` (NFC), `int`, `float`, `bool` and `None`, by the core rules of YAML 1.2: dates, codes
such as `2.000908x`, times and `no` stay text.
"""
