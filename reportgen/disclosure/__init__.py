"""Small counts of people, and what else must stay out of a report so that nobody can work them out."""
