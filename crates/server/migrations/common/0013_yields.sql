-- What an action yields, asked beside what it costs and takes; whoever never said has nothing there.
ALTER TABLE action_version ADD COLUMN yields {text} NOT NULL DEFAULT '';
