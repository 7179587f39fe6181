-- A deposit may fall due and be paid on one day: two things to tell.
ALTER TABLE enrollment_check
  DROP CONSTRAINT enrollment_check_about_check,
  ADD CONSTRAINT enrollment_check_about_check CHECK (about IN ('conditions', 'deposit', 'payment'));
