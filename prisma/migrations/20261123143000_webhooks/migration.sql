-- Outgoing webhooks: what happened, who is told, and what they answered.
-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "status" TEXT NOT NULL,
    "off_because" TEXT,
    "secret" BYTEA NOT NULL,
    "previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(6),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failing_since" TIMESTAMPTZ(6),
    "warned_at" TIMESTAMPTZ(6),
    "rest_until" TIMESTAMPTZ(6),
    "busy_with" TEXT,
    "busy_until" TIMESTAMPTZ(6),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_message" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "fanned_out_at" TIMESTAMPTZ(6),

    CONSTRAINT "webhook_message_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "marketplace_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("marketplace_id","endpoint_id","message_id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "ms" INTEGER NOT NULL,
    "request_headers" JSONB NOT NULL,
    "status_code" INTEGER,
    "trouble" TEXT,
    "response_headers" JSONB,
    "response_body" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateIndex
CREATE INDEX "webhook_message_marketplace_id_at_idx" ON "webhook_message"("marketplace_id", "at");

-- CreateIndex
CREATE INDEX "webhook_delivery_marketplace_id_message_id_idx" ON "webhook_delivery"("marketplace_id", "message_id");

-- CreateIndex
CREATE INDEX "webhook_attempt_marketplace_id_endpoint_id_message_id_idx" ON "webhook_attempt"("marketplace_id", "endpoint_id", "message_id");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_marketplace_id_endpoint_id_fkey" FOREIGN KEY ("marketplace_id", "endpoint_id") REFERENCES "webhook_endpoint"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_marketplace_id_message_id_fkey" FOREIGN KEY ("marketplace_id", "message_id") REFERENCES "webhook_message"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_marketplace_id_endpoint_id_message_id_fkey" FOREIGN KEY ("marketplace_id", "endpoint_id", "message_id") REFERENCES "webhook_delivery"("marketplace_id", "endpoint_id", "message_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE webhook_endpoint
  ADD CONSTRAINT webhook_endpoint_status CHECK (status IN ('ON', 'OFF', 'REMOVED')),
  ADD CONSTRAINT webhook_endpoint_off CHECK (
    (status = 'ON') = (off_because IS NULL) AND off_because IN ('person', 'failing', 'gone')),
  ADD CONSTRAINT webhook_endpoint_previous CHECK ((previous_secret IS NULL) = (previous_until IS NULL)),
  ADD CONSTRAINT webhook_endpoint_failing CHECK (
    failures >= 0 AND (failures = 0) = (failing_since IS NULL) AND (warned_at IS NULL OR failures > 0)),
  ADD CONSTRAINT webhook_endpoint_busy CHECK ((busy_with IS NULL) = (busy_until IS NULL));

-- What has not been handed to the endpoints yet: small, however many messages there are.
CREATE INDEX webhook_message_new ON webhook_message (marketplace_id, id) WHERE fanned_out_at IS NULL;

ALTER TABLE webhook_delivery
  ADD CONSTRAINT webhook_delivery_status CHECK (status IN ('WAITING', 'DELIVERED', 'FAILED')),
  ADD CONSTRAINT webhook_delivery_counts CHECK (tries >= 0 AND attempts >= tries),
  ADD CONSTRAINT webhook_delivery_ended CHECK ((ended_at IS NULL) = (status = 'WAITING'));
CREATE INDEX webhook_delivery_due ON webhook_delivery (marketplace_id, endpoint_id, due_at, message_id)
  WHERE status = 'WAITING';

ALTER TABLE webhook_attempt
  ADD CONSTRAINT webhook_attempt_number CHECK (number > 0 AND ms >= 0),
  ADD CONSTRAINT webhook_attempt_end CHECK ((status_code IS NULL) = (trouble IS NOT NULL)),
  ADD CONSTRAINT webhook_attempt_code CHECK (status_code BETWEEN 100 AND 999),
  ADD CONSTRAINT webhook_attempt_body CHECK (octet_length(response_body) <= 16384);

SELECT slipway.protect('webhook_endpoint');
SELECT slipway.protect('webhook_message', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.protect('webhook_delivery', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.protect('webhook_attempt', 'SELECT, INSERT, DELETE');
