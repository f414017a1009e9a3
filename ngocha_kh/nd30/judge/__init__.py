"""The judging half of the engine: a .docx, ours or a stranger's → findings. Writes nothing."""
