-- Who typed at which idea from paper, so that reading back by the same person is known for what it is.
CREATE TABLE typist (
  route {text} NOT NULL,
  idea {text} NOT NULL,
  number {int} NOT NULL,
  by_person {text},
  PRIMARY KEY (route, idea, number)
){strict};
