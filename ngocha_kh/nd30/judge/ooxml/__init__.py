"""Office Open XML (ISO/IEC 29500) → effective looks. Each module reads one thing of the format."""
