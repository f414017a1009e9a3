"""The record types and the one table of kinds.

Glossary: kế hoạch `plan`, nghĩa vụ `obligation`, nhiệm vụ `task`, đơn vị `unit`, chủ trì
`lead_unit`, phối hợp `supporting_units`, hạn hoàn thành `due`, quá hạn `overdue`, minh chứng
`evidence`, kỳ `period`, văn bản `document`, đôn đốc `reminder`, gia hạn `extension`.
"""
