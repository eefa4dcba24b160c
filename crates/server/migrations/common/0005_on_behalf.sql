-- Whether somebody else recorded that a person went home, withdrew or came back.
ALTER TABLE attendance ADD COLUMN on_behalf {int} NOT NULL DEFAULT 0;
