-- CreateTable
CREATE TABLE "job_cron" (
    "marketplace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "job_cron_pkey" PRIMARY KEY ("marketplace_id","name")
);

SELECT slipway.protect('job_cron');
