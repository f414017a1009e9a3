"""The writing half of the engine: markup → .docx. Shares only the rulebook with the judge."""
