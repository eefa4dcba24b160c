-- How many minutes a follow-up gathering takes, where that was said.
ALTER TABLE follow_gathering ADD COLUMN minutes {int};
