-- Payments know what Stripe holds and moved; which account of a shop it was for is the business of the room
-- that asked for it.
ALTER TABLE payment
  DROP CONSTRAINT payment_paid,
  ADD COLUMN "surplus" BOOLEAN NOT NULL DEFAULT false;
DROP INDEX payment_one_met;
ALTER TABLE payment
  DROP COLUMN account_code,
  DROP COLUMN credited_to,
  ADD CONSTRAINT payment_paid CHECK (
    (status = 'paid') = (paid_at IS NOT NULL) AND (settled_at IS NULL OR paid_at IS NOT NULL)
    AND (NOT surplus OR paid_at IS NOT NULL));
-- An obligation is met once; whatever else is paid for it is surplus.
CREATE UNIQUE INDEX payment_one_met ON payment (marketplace_id, obligation)
  WHERE status = 'paid' AND NOT surplus;
ALTER TABLE payment_refund
  DROP CONSTRAINT payment_refund_review,
  DROP COLUMN account_code,
  DROP COLUMN reviewed_by,
  DROP COLUMN accepted_by;
ALTER TABLE payment_dispute
  DROP CONSTRAINT payment_dispute_amounts,
  DROP COLUMN frozen_minor,
  ADD CONSTRAINT payment_dispute_amounts CHECK (amount_minor >= 0);
