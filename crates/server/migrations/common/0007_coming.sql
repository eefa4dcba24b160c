-- That who guides comes to a table that called.
ALTER TABLE table_signal ADD COLUMN coming {int};
