-- What checks of running enrollments found, and why a deferral ended.

-- AlterTable
ALTER TABLE "deposit_deferral_grant" ADD COLUMN     "ended_because" TEXT,
ADD COLUMN     "ended_counters" JSONB;

-- CreateTable
CREATE TABLE "enrollment_check" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "about" TEXT NOT NULL,
    "monthly" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "semantics" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "figures" JSONB NOT NULL,
    "sentence" JSONB NOT NULL,
    "next_on" DATE,
    "renewed_to" DATE,
    "tells" BOOLEAN NOT NULL,
    "told_at" TIMESTAMPTZ(6),

    CONSTRAINT "enrollment_check_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "enrollment_check_marketplace_id_enrollment_id_day_about_key" ON "enrollment_check"("marketplace_id", "enrollment_id", "day", "about");

-- AddForeignKey
ALTER TABLE "enrollment_check" ADD CONSTRAINT "enrollment_check_marketplace_id_enrollment_id_fkey" FOREIGN KEY ("marketplace_id", "enrollment_id") REFERENCES "enrollment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The tenant wall. A check is never rewritten: that the merchant was told of it is all that may be added.
SELECT slipway.protect('enrollment_check', 'SELECT, INSERT, UPDATE (told_at)');

ALTER TABLE enrollment_check
  ADD CHECK (about IN ('conditions', 'deposit', 'payment')),
  ADD CHECK (outcome IN ('KEPT', 'WARNED', 'RECOVERED', 'UNKNOWN', 'REMOVED', 'DUE', 'GRADUATED')),
  ADD CHECK (next_on > day),
  ADD CHECK (renewed_to > day),
  ADD CHECK (tells OR told_at IS NULL);
CREATE INDEX enrollment_check_untold ON enrollment_check (marketplace_id, id)
  WHERE tells AND told_at IS NULL;
CREATE INDEX benefit_grant_trials ON benefit_grant (marketplace_id, enrollment_id)
  WHERE lever = 'deposit-deferral' AND status = 'ISSUED';
ALTER TABLE enrollment ADD CHECK (jsonb_typeof(failed_checks) = 'object');
ALTER TABLE deposit_deferral_grant
  ADD CHECK (ended_because IN ('orders', 'value', 'day', 'ended')),
  ADD CHECK (ended_because IS NULL OR ended_on IS NOT NULL);
