-- CreateTable
CREATE TABLE "job_run" (
    "marketplace_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "error" TEXT,
    "worker" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("marketplace_id","job_id","attempt")
);

-- CreateIndex
CREATE INDEX "job_run_marketplace_id_started_at_job_id_idx" ON "job_run"("marketplace_id", "started_at", "job_id");

-- CreateIndex
CREATE INDEX "job_run_marketplace_id_name_started_at_idx" ON "job_run"("marketplace_id", "name", "started_at");

ALTER TABLE job_run
  ADD CHECK (state IN ('running', 'done', 'failed', 'dead', 'given-back', 'lost')),
  ADD CHECK (attempt > 0),
  ADD CHECK (done >= 0 AND total >= 0),
  ADD CHECK ((state = 'running') = (finished_at IS NULL));

SELECT slipway.protect('job_run', 'SELECT, INSERT, UPDATE, DELETE');
