-- Imported events, the daily rollup and the tables of facts; the raw reports that traffic reads.

-- CreateTable
CREATE TABLE "order_line" (
    "marketplace_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "paid_at" TIMESTAMPTZ(6) NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "line_no" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "paid_day" DATE NOT NULL,
    "disputed" BOOLEAN NOT NULL,
    "related_party" BOOLEAN NOT NULL,
    "order_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "product_uid" TEXT,
    "buyer_uid" TEXT,
    "rating" SMALLINT,
    "cancel_day" DATE,
    "promised_ship_at" TIMESTAMPTZ(6),
    "shipped_at" TIMESTAMPTZ(6),
    "delivered_at" TIMESTAMPTZ(6),
    "confirmed_at" TIMESTAMPTZ(6),
    "cancelled_at" TIMESTAMPTZ(6),
    "cancel_fault" TEXT,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("marketplace_id","order_uid","line_no")
);

-- CreateTable
CREATE TABLE "order_return" (
    "marketplace_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "requested_at" TIMESTAMPTZ(6) NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,
    "requested_day" DATE NOT NULL,
    "refund_only" BOOLEAN NOT NULL,
    "return_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fault" TEXT,
    "order_uid" TEXT,
    "line_no" INTEGER,
    "freight_minor" BIGINT,
    "weight_grams" INTEGER,
    "lane_fee_minor" BIGINT,
    "buyer_uid" TEXT,
    "address_hash" TEXT,
    "carrier_scan_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6),
    "refunded_at" TIMESTAMPTZ(6),

    CONSTRAINT "order_return_pkey" PRIMARY KEY ("marketplace_id","return_uid")
);

-- CreateTable
CREATE TABLE "violation" (
    "marketplace_id" UUID NOT NULL,
    "violation_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "serious" BOOLEAN NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "opened_day" DATE NOT NULL,
    "closed_day" DATE,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "violation_pkey" PRIMARY KEY ("marketplace_id","violation_uid")
);

-- CreateTable
CREATE TABLE "live_session" (
    "marketplace_id" UUID NOT NULL,
    "session_uid" TEXT NOT NULL,
    "store_uid" TEXT,
    "creator_uid" TEXT NOT NULL,
    "product_uids" TEXT[],
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "started_day" DATE NOT NULL,
    "views" BIGINT,
    "gmv_minor" BIGINT,
    "orders" INTEGER,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "live_session_pkey" PRIMARY KEY ("marketplace_id","session_uid")
);

-- CreateTable
CREATE TABLE "supplied_metric" (
    "marketplace_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_uid" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "as_of_day" DATE NOT NULL,
    "value" BIGINT,
    "sample" INTEGER,

    CONSTRAINT "supplied_metric_pkey" PRIMARY KEY ("marketplace_id","subject","subject_uid","metric","as_of")
);

-- CreateTable
CREATE TABLE "import" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dataset" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "atomic" BOOLEAN NOT NULL,
    "file_name" TEXT,
    "bytes" BIGINT,
    "lines_done" BIGINT NOT NULL DEFAULT 0,
    "accepted" BIGINT NOT NULL DEFAULT 0,
    "duplicates" BIGINT NOT NULL DEFAULT 0,
    "rejected" BIGINT NOT NULL DEFAULT 0,
    "failure" TEXT,
    "started_by" TEXT NOT NULL,
    "started_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "progress_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "import_error" (
    "marketplace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" BIGINT NOT NULL,
    "position" SMALLINT NOT NULL,
    "field" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_error_pkey" PRIMARY KEY ("marketplace_id","import_id","line","position")
);

-- CreateTable
CREATE TABLE "store_day" (
    "marketplace_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "known_day" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "orders_placed" INTEGER NOT NULL,
    "seller_cancelled" INTEGER NOT NULL,
    "ship_judged" INTEGER NOT NULL,
    "ship_late" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "disputed" INTEGER NOT NULL,
    "ratings" INTEGER NOT NULL,
    "negative_ratings" INTEGER NOT NULL,
    "returns" INTEGER NOT NULL,
    "fault_returns" INTEGER NOT NULL,
    "shipped_lines" INTEGER NOT NULL,
    "ship_seconds" BIGINT NOT NULL,
    "paid_minor" DECIMAL(30,0) NOT NULL,
    "returned_minor" DECIMAL(30,0) NOT NULL,

    CONSTRAINT "store_day_pkey" PRIMARY KEY ("marketplace_id","store_uid","day","known_day")
);

-- CreateTable
CREATE TABLE "metrics_turn" (
    "marketplace_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "taken" BIGINT NOT NULL,

    CONSTRAINT "metrics_turn_pkey" PRIMARY KEY ("marketplace_id","part")
);

-- CreateTable
CREATE TABLE "stale_facts" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "store_uids" TEXT[],

    CONSTRAINT "stale_facts_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "store_fact" (
    "marketplace_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "gmv_paid_lifetime" BIGINT NOT NULL,
    "gmv_paid_30d" BIGINT NOT NULL,
    "gmv_net_30d" BIGINT NOT NULL,
    "gmv_paid_prev_month" BIGINT NOT NULL,
    "gmv_net_90d_daily" BIGINT NOT NULL,
    "orders_paid_lifetime" INTEGER NOT NULL,
    "orders_paid_30d" INTEGER NOT NULL,
    "unique_buyers_30d" INTEGER NOT NULL,
    "live_sku_count" INTEGER NOT NULL,
    "violation_points_90d" INTEGER NOT NULL,
    "content_count_30d" INTEGER NOT NULL,
    "ship_sample" INTEGER NOT NULL,
    "seller_cancel_sample" INTEGER NOT NULL,
    "seller_fault_return_sample" INTEGER NOT NULL,
    "return_sample" INTEGER NOT NULL,
    "dispute_sample" INTEGER NOT NULL,
    "neg_review_sample" INTEGER NOT NULL,
    "is_first_of_entity" BOOLEAN NOT NULL,
    "related_entity_violation" BOOLEAN NOT NULL,
    "agri_flag" BOOLEAN NOT NULL,
    "has_open_serious_violation" BOOLEAN NOT NULL,
    "store_uid" TEXT NOT NULL,
    "primary_category" TEXT NOT NULL,
    "days_since_opened" INTEGER,
    "gmv_net_growth_60d" BIGINT,
    "experience_score" INTEGER,
    "experience_score_sample" INTEGER,
    "late_ship_rate_30d" INTEGER,
    "on_time_ship_rate_30d" INTEGER,
    "seller_cancel_rate_30d" INTEGER,
    "seller_fault_return_rate_30d" INTEGER,
    "return_rate_30d" INTEGER,
    "dispute_rate_30d" INTEGER,
    "neg_review_rate_30d" INTEGER,
    "response_rate_30d" INTEGER,
    "brushing_risk" INTEGER,
    "ship_hours_30d" INTEGER,
    "kyc_verified" BOOLEAN,
    "risk_cleared" BOOLEAN,
    "profile_complete" BOOLEAN,
    "freight_template_set" BOOLEAN,
    "business_type" TEXT,
    "store_type" TEXT,
    "size_class" TEXT,

    CONSTRAINT "store_fact_pkey" PRIMARY KEY ("marketplace_id","store_uid")
);

-- CreateTable
CREATE TABLE "product_fact" (
    "marketplace_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "orders_paid_14d" INTEGER NOT NULL,
    "favorable_sample" INTEGER NOT NULL,
    "neg_review_sample" INTEGER NOT NULL,
    "return_sample" INTEGER NOT NULL,
    "qc_report_valid_days" INTEGER NOT NULL,
    "product_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "price_index" INTEGER,
    "price_index_sample" INTEGER,
    "quality_score" INTEGER,
    "favorable_rate" INTEGER,
    "neg_review_rate_30d" INTEGER,
    "return_rate_30d" INTEGER,
    "stock_available" INTEGER,
    "stock_cover_days" INTEGER,
    "commission_rate" INTEGER,
    "image_count" INTEGER,
    "refill_days" INTEGER,
    "is_lowest_90d" BOOLEAN,
    "has_video" BOOLEAN,

    CONSTRAINT "product_fact_pkey" PRIMARY KEY ("marketplace_id","product_uid")
);

-- CreateTable
CREATE TABLE "creator_fact" (
    "marketplace_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "gpm_sample" INTEGER NOT NULL,
    "creator_uid" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "category_affinity" INTEGER,
    "gpm" BIGINT,

    CONSTRAINT "creator_fact_pkey" PRIMARY KEY ("marketplace_id","creator_uid")
);

-- CreateTable
CREATE TABLE "impression_report" (
    "marketplace_id" UUID NOT NULL,
    "report_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "product_uid" TEXT,
    "surface" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(6) NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "impressions" BIGINT NOT NULL,
    "unique_users" BIGINT,
    "clicks" BIGINT,
    "orders" INTEGER,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "impression_report_pkey" PRIMARY KEY ("marketplace_id","report_uid")
);

-- CreateTable
CREATE TABLE "supply_forecast" (
    "marketplace_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "surface" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "hour_window" TEXT NOT NULL,
    "forecast_impressions" BIGINT NOT NULL,
    "confidence_bps" INTEGER,
    "version" BIGINT NOT NULL,

    CONSTRAINT "supply_forecast_pkey" PRIMARY KEY ("marketplace_id","date","surface","category","region","hour_window")
);

-- CreateIndex
CREATE INDEX "order_line_marketplace_id_store_uid_paid_day_idx" ON "order_line"("marketplace_id", "store_uid", "paid_day");

-- CreateIndex
CREATE INDEX "order_line_marketplace_id_product_uid_paid_day_idx" ON "order_line"("marketplace_id", "product_uid", "paid_day");

-- CreateIndex
CREATE INDEX "order_return_marketplace_id_order_uid_line_no_idx" ON "order_return"("marketplace_id", "order_uid", "line_no");

-- CreateIndex
CREATE INDEX "order_return_marketplace_id_store_uid_requested_day_idx" ON "order_return"("marketplace_id", "store_uid", "requested_day");

-- CreateIndex
CREATE INDEX "violation_marketplace_id_store_uid_opened_day_idx" ON "violation"("marketplace_id", "store_uid", "opened_day");

-- CreateIndex
CREATE INDEX "live_session_marketplace_id_store_uid_started_day_idx" ON "live_session"("marketplace_id", "store_uid", "started_day");

-- CreateIndex
CREATE INDEX "live_session_marketplace_id_creator_uid_started_day_idx" ON "live_session"("marketplace_id", "creator_uid", "started_day");

-- CreateIndex
CREATE INDEX "import_marketplace_id_started_at_idx" ON "import"("marketplace_id", "started_at");

-- CreateIndex
CREATE INDEX "product_fact_marketplace_id_store_uid_idx" ON "product_fact"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "impression_report_marketplace_id_store_uid_day_idx" ON "impression_report"("marketplace_id", "store_uid", "day");

-- AddForeignKey
ALTER TABLE "import_error" ADD CONSTRAINT "import_error_marketplace_id_import_id_fkey" FOREIGN KEY ("marketplace_id", "import_id") REFERENCES "import"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- One definition each of "local day", "rounded" and "share", used wherever facts are made.
CREATE FUNCTION slipway.local_day(instant timestamptz, zone text) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (instant AT TIME ZONE zone)::date;

-- part / whole, half away from zero, within what a JSON number can hold; null where there is no whole.
CREATE FUNCTION slipway.rounded(part numeric, whole numeric) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN whole > 0 THEN
    greatest(least(sign(part) * div(2 * abs(part) + whole, 2 * whole), 9007199254740991), -9007199254740991)::bigint
  END;

-- In basis points.
CREATE FUNCTION slipway.share(part numeric, whole numeric) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN slipway.rounded(part * 10000, whole);

-- Rights and walls
SELECT slipway.protect('order_line');
SELECT slipway.protect('order_return');
SELECT slipway.protect('violation');
SELECT slipway.protect('live_session');
SELECT slipway.protect('supplied_metric', 'SELECT, INSERT');
SELECT slipway.protect('import');
SELECT slipway.protect('import_error', 'SELECT, INSERT');
SELECT slipway.protect('store_day', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.protect('metrics_turn');
SELECT slipway.protect('stale_facts', 'SELECT, INSERT, DELETE');
SELECT slipway.protect('store_fact');
SELECT slipway.protect('product_fact');
SELECT slipway.protect('creator_fact');
SELECT slipway.protect('impression_report');
SELECT slipway.protect('supply_forecast');

-- What no program may get wrong
ALTER TABLE order_line
  ADD CHECK (amount_minor >= 0 AND quantity >= 0),
  ADD CHECK (status IN ('PAID', 'SHIPPED', 'DELIVERED', 'CONFIRMED', 'CANCELLED')),
  ADD CHECK (cancel_fault IN ('SELLER', 'BUYER', 'PLATFORM')),
  ADD CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE order_return
  ADD CHECK (amount_minor >= 0 AND freight_minor >= 0 AND lane_fee_minor >= 0 AND weight_grams >= 0),
  ADD CHECK (reason IN ('CHANGE_OF_MIND', 'SIZE_MISFIT', 'IN_TRANSIT_RETURN', 'QUALITY', 'WRONG_ITEM',
    'NOT_AS_DESCRIBED', 'OTHER')),
  ADD CHECK (fault IN ('SELLER', 'BUYER', 'CARRIER'));
ALTER TABLE violation ADD CHECK (points >= 0);
ALTER TABLE live_session ADD CHECK (views >= 0 AND gmv_minor >= 0 AND orders >= 0);
ALTER TABLE supplied_metric ADD CHECK (subject IN ('store', 'product')), ADD CHECK (sample >= 0);
ALTER TABLE import
  ADD CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'REFUSED', 'FAILED')),
  ADD CHECK (door IN ('api', 'page', 'command')),
  ADD CHECK (accepted >= 0 AND duplicates >= 0 AND rejected >= 0 AND lines_done >= 0),
  ADD CHECK ((state IN ('WAITING', 'RUNNING')) = (finished_at IS NULL));
ALTER TABLE metrics_turn ADD CHECK (part IN ('rollup', 'facts'));
ALTER TABLE impression_report
  ADD CHECK (kind IN ('SUPPORT', 'NATURAL', 'PAID')),
  ADD CHECK (impressions >= 0 AND unique_users >= 0 AND clicks >= 0 AND orders >= 0);
ALTER TABLE supply_forecast
  ADD CHECK (forecast_impressions >= 0),
  ADD CHECK (confidence_bps BETWEEN 0 AND 10000),
  ADD CHECK (hour_window ~ '^[0-2][0-9]-[0-2][0-9]$');
