-- What a merchant decides and asks about her deposit.
ALTER TABLE "deposit_refund" ADD COLUMN     "asked_at" TIMESTAMPTZ(6),
ADD COLUMN     "asked_by" TEXT,
ADD COLUMN     "question" TEXT;

CREATE TABLE "deposit_charge_consent" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "given_by" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(6) NOT NULL,
    "address" TEXT NOT NULL,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "deposit_charge_consent_pkey" PRIMARY KEY ("marketplace_id","id")
);
CREATE TABLE "deposit_letter" (
    "marketplace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deposit_letter_pkey" PRIMARY KEY ("marketplace_id","key")
);
CREATE INDEX "deposit_charge_consent_marketplace_id_store_uid_idx" ON "deposit_charge_consent"("marketplace_id", "store_uid");
CREATE INDEX "stripe_operation_marketplace_id_stripe_id_idx" ON "stripe_operation"("marketplace_id", "stripe_id");

SELECT slipway.protect('deposit_charge_consent');
SELECT slipway.protect('deposit_letter', 'SELECT, INSERT');

ALTER TABLE deposit_refund ADD CONSTRAINT deposit_refund_asked CHECK (
  (asked_at IS NULL) = (asked_by IS NULL) AND (asked_at IS NULL) = (question IS NULL));
ALTER TABLE deposit_charge_consent ADD CONSTRAINT deposit_charge_consent_ended CHECK (
  (ended_at IS NULL) = (ended_by IS NULL));
CREATE UNIQUE INDEX deposit_charge_consent_one_open ON deposit_charge_consent (marketplace_id, store_uid)
  WHERE ended_at IS NULL;
