"""Our own words for a response: its title, what it says in short, labels of questions, captions of tables."""
