"""Inner steps of looking into the audit: whom an entry concerns, who may see it, its words."""
