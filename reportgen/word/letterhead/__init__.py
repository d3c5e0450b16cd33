"""An office's own Word file as the paper of reports: its page, header, footer, pictures and styles."""
