-- Plans of traffic, what they are made from, and coverage.
ALTER TABLE "traffic_grant" ADD COLUMN     "delivered_then" BIGINT,
ADD COLUMN     "makes_good" UUID,
ADD COLUMN     "settled_on" DATE;

CREATE TABLE "traffic_setting" (
    "marketplace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "support_share_bps" INTEGER NOT NULL,
    "daily_cap_bps" INTEGER NOT NULL,
    "caution_milli" INTEGER NOT NULL,
    "arrivals_bps" INTEGER NOT NULL,
    "outage_days" INTEGER NOT NULL,
    "graduate_bps" INTEGER NOT NULL,
    "stop_bps" INTEGER NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_by" TEXT NOT NULL,

    CONSTRAINT "traffic_setting_pkey" PRIMARY KEY ("marketplace_id","version")
);

CREATE TABLE "traffic_pool_share" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surface" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "share_bps" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_by" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by" TEXT,

    CONSTRAINT "traffic_pool_share_pkey" PRIMARY KEY ("marketplace_id","id")
);

CREATE TABLE "traffic_plan" (
    "marketplace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "revision" INTEGER NOT NULL,
    "occasion" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "setting_version" INTEGER NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "promises" INTEGER NOT NULL,
    "guarantees" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "bound" INTEGER NOT NULL,
    "supply" BIGINT NOT NULL,
    "planned" BIGINT NOT NULL,
    "quotas" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "traffic_plan_pkey" PRIMARY KEY ("marketplace_id","plan_id")
);

CREATE TABLE "traffic_pool_plan" (
    "marketplace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "surface" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "forecast" BIGINT NOT NULL,
    "share_bps" INTEGER NOT NULL,
    "supply" BIGINT NOT NULL,
    "planned" BIGINT NOT NULL,
    "price_micro" BIGINT NOT NULL,

    CONSTRAINT "traffic_pool_plan_pkey" PRIMARY KEY ("marketplace_id","plan_id","surface","category","region")
);

CREATE TABLE "traffic_quota" (
    "marketplace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "date" DATE NOT NULL,
    "impressions" INTEGER NOT NULL,
    "priority" SMALLINT NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "hour_window" TEXT NOT NULL,

    CONSTRAINT "traffic_quota_pkey" PRIMARY KEY ("marketplace_id","plan_id","number")
);

CREATE TABLE "traffic_verdict" (
    "marketplace_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "store_uid" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "promised" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "need" INTEGER NOT NULL,
    "daily_cap" INTEGER NOT NULL,
    "last_day" DATE NOT NULL,
    "usable_days" INTEGER NOT NULL,
    "given" INTEGER NOT NULL,
    "first_day" DATE,
    "cutoff" INTEGER,

    CONSTRAINT "traffic_verdict_pkey" PRIMARY KEY ("marketplace_id","plan_id","grant_id")
);

CREATE TABLE "traffic_response" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "impressions" BIGINT,
    "clicks" BIGINT,
    "probability_micro" INTEGER,
    "threshold_bps" INTEGER,
    "note" TEXT,
    "decided_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_by" TEXT NOT NULL,

    CONSTRAINT "traffic_response_pkey" PRIMARY KEY ("marketplace_id","id")
);

CREATE TABLE "coverage_store" (
    "marketplace_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "cohort" DATE NOT NULL,
    "opened_day" DATE NOT NULL,
    "live_day" DATE,
    "left_out" TEXT,
    "category" TEXT NOT NULL,
    "region" TEXT,
    "size_class" TEXT,
    "agri" BOOLEAN NOT NULL,
    "support_impressions" BIGINT NOT NULL,
    "main_surface" TEXT,
    "covered_on" DATE,
    "effective" BOOLEAN NOT NULL,
    "success" BOOLEAN NOT NULL,
    "as_of" DATE NOT NULL,

    CONSTRAINT "coverage_store_pkey" PRIMARY KEY ("marketplace_id","store_uid")
);

CREATE TABLE "coverage_alert" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "cohort" DATE NOT NULL,
    "raised_at" TIMESTAMPTZ(6) NOT NULL,
    "size" INTEGER NOT NULL,
    "covered" INTEGER NOT NULL,
    "expected" INTEGER NOT NULL,
    "lever" JSONB,
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "coverage_alert_pkey" PRIMARY KEY ("marketplace_id","id")
);

CREATE INDEX "traffic_pool_share_marketplace_id_to_day_idx" ON "traffic_pool_share"("marketplace_id", "to_day");

CREATE UNIQUE INDEX "traffic_plan_marketplace_id_date_revision_key" ON "traffic_plan"("marketplace_id", "date", "revision");

CREATE INDEX "traffic_quota_marketplace_id_store_uid_date_idx" ON "traffic_quota"("marketplace_id", "store_uid", "date");

CREATE INDEX "traffic_verdict_marketplace_id_store_uid_date_idx" ON "traffic_verdict"("marketplace_id", "store_uid", "date");

CREATE INDEX "traffic_response_marketplace_id_store_uid_decided_at_idx" ON "traffic_response"("marketplace_id", "store_uid", "decided_at");

CREATE INDEX "coverage_store_marketplace_id_cohort_idx" ON "coverage_store"("marketplace_id", "cohort");

CREATE INDEX "traffic_grant_marketplace_id_to_day_idx" ON "traffic_grant"("marketplace_id", "to_day");

CREATE UNIQUE INDEX "traffic_grant_marketplace_id_makes_good_key" ON "traffic_grant"("marketplace_id", "makes_good");

ALTER TABLE "traffic_pool_plan" ADD CONSTRAINT "traffic_pool_plan_marketplace_id_plan_id_fkey" FOREIGN KEY ("marketplace_id", "plan_id") REFERENCES "traffic_plan"("marketplace_id", "plan_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "traffic_quota" ADD CONSTRAINT "traffic_quota_marketplace_id_plan_id_fkey" FOREIGN KEY ("marketplace_id", "plan_id") REFERENCES "traffic_plan"("marketplace_id", "plan_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE "traffic_verdict" ADD CONSTRAINT "traffic_verdict_marketplace_id_plan_id_fkey" FOREIGN KEY ("marketplace_id", "plan_id") REFERENCES "traffic_plan"("marketplace_id", "plan_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

CREATE INDEX "traffic_quota_marketplace_id_plan_id_surface_category_regio_idx" ON "traffic_quota"("marketplace_id", "plan_id", "surface", "category", "region");
CREATE INDEX "impression_report_marketplace_id_day_idx" ON "impression_report"("marketplace_id", "day");

SELECT slipway.protect('traffic_setting', 'SELECT, INSERT');
SELECT slipway.protect('traffic_pool_share');
SELECT slipway.protect('traffic_plan', 'SELECT, INSERT');
SELECT slipway.protect('traffic_pool_plan', 'SELECT, INSERT');
SELECT slipway.protect('traffic_quota', 'SELECT, INSERT');
SELECT slipway.protect('traffic_verdict', 'SELECT, INSERT');
SELECT slipway.protect('traffic_response', 'SELECT, INSERT');
SELECT slipway.protect('coverage_store');
SELECT slipway.protect('coverage_alert');

ALTER TABLE traffic_grant
  DROP CONSTRAINT traffic_grant_kind_check,
  ADD CONSTRAINT traffic_grant_kind_check CHECK (kind IN ('guarantee', 'grant', 'make-good')),
  ADD CONSTRAINT traffic_grant_make_good CHECK ((kind = 'make-good') = (makes_good IS NOT NULL)),
  ADD CONSTRAINT traffic_grant_settled CHECK ((settled_on IS NULL) = (delivered_then IS NULL));
ALTER TABLE traffic_setting
  ADD CONSTRAINT traffic_setting_shares CHECK (
    support_share_bps BETWEEN 0 AND 10000 AND daily_cap_bps BETWEEN 1 AND 10000
    AND arrivals_bps BETWEEN 0 AND 10000 AND graduate_bps BETWEEN 0 AND 10000
    AND stop_bps BETWEEN 0 AND 10000 AND stop_bps < graduate_bps),
  ADD CONSTRAINT traffic_setting_limits CHECK (
    version >= 1 AND caution_milli BETWEEN 0 AND 3000 AND outage_days BETWEEN 1 AND 30);
ALTER TABLE traffic_pool_share
  ADD CONSTRAINT traffic_pool_share_sound CHECK (
    share_bps BETWEEN 0 AND 10000 AND from_day <= to_day
    AND (ended_at IS NULL) = (ended_by IS NULL));
-- One share of a pool counts on a day.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE traffic_pool_share ADD CONSTRAINT traffic_pool_share_one_a_day EXCLUDE USING gist (
  marketplace_id WITH =, surface WITH =, category WITH =, region WITH =,
  daterange(from_day, to_day, '[]') WITH &&) WHERE (ended_at IS NULL);
ALTER TABLE traffic_plan
  ADD CONSTRAINT traffic_plan_occasion CHECK (occasion IN ('nightly', 'repaced', 'asked')),
  ADD CONSTRAINT traffic_plan_counts CHECK (
    revision >= 1 AND horizon_days >= 1 AND quotas >= 0 AND covered BETWEEN 0 AND bound
    AND bound <= guarantees AND guarantees <= promises AND planned BETWEEN 0 AND supply);
ALTER TABLE traffic_pool_plan
  ADD CONSTRAINT traffic_pool_plan_not_oversold CHECK (
    planned BETWEEN 0 AND supply AND supply BETWEEN 0 AND forecast
    AND share_bps BETWEEN 0 AND 10000 AND price_micro >= 0),
  ADD CONSTRAINT traffic_pool_plan_source CHECK (source IN ('forecast', 'estimated', 'dead'));
ALTER TABLE traffic_quota
  ADD CONSTRAINT traffic_quota_some CHECK (impressions > 0 AND priority IN (1, 2) AND number >= 0);
ALTER TABLE traffic_verdict
  ADD CONSTRAINT traffic_verdict_within CHECK (
    promised >= 0 AND delivered >= 0 AND need >= 0 AND daily_cap >= 0 AND usable_days >= 0
    AND given BETWEEN 0 AND daily_cap AND given <= need),
  ADD CONSTRAINT traffic_verdict_reason CHECK (reason IN (
    'SELECTED_NOW', 'SELECTED_LATER', 'LEFTOVER', 'NOT_SELECTED_SCARCE', 'INFEASIBLE_CAP', 'NO_SUPPLY',
    'NO_PRODUCT', 'NO_STOCK', 'IN_VIOLATION', 'CLOSED', 'FRAUD', 'STOPPED', 'GRADUATED', 'FULFILLED'));
ALTER TABLE traffic_response
  ADD CONSTRAINT traffic_response_verdict CHECK (verdict IN ('GRADUATED', 'STOPPED', 'REOPENED'));
ALTER TABLE coverage_store
  ADD CONSTRAINT coverage_store_left_out CHECK (
    left_out IS NULL OR left_out IN ('NOT_VERIFIED', 'NO_PRODUCT', 'FROZEN', 'FRAUD')),
  ADD CONSTRAINT coverage_store_week CHECK (extract(isodow FROM cohort) = 1 AND support_impressions >= 0);
ALTER TABLE coverage_alert
  ADD CONSTRAINT coverage_alert_counts CHECK (covered BETWEEN 0 AND expected AND expected <= size);
CREATE UNIQUE INDEX coverage_alert_one_open ON coverage_alert (marketplace_id, cohort)
  WHERE resolved_at IS NULL;
