-- Whether a card was printed for the process that plays a rehearsal: it may be given out again, unlike one that somebody
-- holds to practise on a telephone of their own.
ALTER TABLE seat_code ADD COLUMN played {int} NOT NULL DEFAULT 0;
