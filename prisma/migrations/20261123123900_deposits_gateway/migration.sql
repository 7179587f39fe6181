-- A leg of a refund knows what the gateway calls it.
ALTER TABLE "deposit_refund_leg" ADD COLUMN     "gateway_refund_id" UUID;
CREATE UNIQUE INDEX "deposit_refund_leg_marketplace_id_gateway_refund_id_key" ON "deposit_refund_leg"("marketplace_id", "gateway_refund_id");
ALTER TABLE deposit_refund_leg ADD CONSTRAINT deposit_refund_leg_gateway CHECK (
  (gateway_refund_id IS NULL OR lot_id IS NOT NULL) AND (status <> 'SENT' OR gateway_refund_id IS NOT NULL));
CREATE INDEX deposit_refund_leg_planned ON deposit_refund_leg (marketplace_id, id)
  WHERE status = 'PLANNED' AND lot_id IS NOT NULL;
