"""Who says what: quotation marks, reported speech, speakers."""
