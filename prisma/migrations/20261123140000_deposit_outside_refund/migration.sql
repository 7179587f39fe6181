-- Refunds that somebody made at Stripe itself: booked to the deposit after two people have looked.
CREATE TABLE "deposit_outside_refund" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "lot_minor" BIGINT NOT NULL,
    "stripe_id" TEXT,
    "status" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "carried_by" TEXT,
    "note" TEXT,
    "checked_by" TEXT,
    "checked_at" TIMESTAMPTZ(6),
    "booked_by" TEXT,
    "booked_at" TIMESTAMPTZ(6),
    "taken_minor" BIGINT,
    "owed_minor" BIGINT,
    "failed_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_outside_refund_pkey" PRIMARY KEY ("marketplace_id","id")
);
CREATE INDEX "deposit_outside_refund_marketplace_id_store_uid_idx" ON "deposit_outside_refund"("marketplace_id", "store_uid");
ALTER TABLE "deposit_outside_refund" ADD CONSTRAINT "deposit_outside_refund_marketplace_id_lot_id_fkey" FOREIGN KEY ("marketplace_id", "lot_id") REFERENCES "deposit_lot"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

SELECT slipway.protect('deposit_outside_refund');
ALTER TABLE deposit_outside_refund
  ADD CONSTRAINT deposit_outside_refund_status CHECK (status IN ('REVIEW', 'CHECKED', 'BOOKED', 'FAILED')),
  ADD CONSTRAINT deposit_outside_refund_carried CHECK (carried_by IN ('SHOP', 'MARKETPLACE')),
  ADD CONSTRAINT deposit_outside_refund_amounts CHECK (amount_minor > 0
    AND lot_minor BETWEEN 0 AND amount_minor AND taken_minor >= 0 AND owed_minor >= 0
    AND taken_minor + owed_minor <= amount_minor),
  ADD CONSTRAINT deposit_outside_refund_checked CHECK (
    (checked_by IS NULL) = (checked_at IS NULL) AND (checked_by IS NULL) = (carried_by IS NULL)
    AND (checked_by IS NULL) = (note IS NULL)
    AND (status = 'FAILED' OR (status = 'REVIEW') = (checked_by IS NULL))),
  ADD CONSTRAINT deposit_outside_refund_booked CHECK (
    (booked_by IS NULL) = (booked_at IS NULL) AND (booked_by IS NULL) = (taken_minor IS NULL)
    AND (booked_by IS NULL) = (owed_minor IS NULL)
    AND (status = 'FAILED' OR (status = 'BOOKED') = (booked_by IS NOT NULL))
    AND (booked_by IS NULL OR booked_by <> checked_by)),
  ADD CONSTRAINT deposit_outside_refund_failed CHECK ((status = 'FAILED') = (failed_at IS NOT NULL));
CREATE INDEX deposit_outside_refund_open ON deposit_outside_refund (marketplace_id, store_uid)
  WHERE status IN ('REVIEW', 'CHECKED');
