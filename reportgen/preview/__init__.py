"""Reports as plain text and as HTML, from the templates that make the Word document."""
