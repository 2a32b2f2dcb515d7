"""Papers, and drafts of mails."""
