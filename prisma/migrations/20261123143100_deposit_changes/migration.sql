-- The platform asks which deposits have changed since it last did.
CREATE INDEX "deposit_standing_marketplace_id_updated_at_store_uid_idx" ON "deposit_standing"("marketplace_id", "updated_at", "store_uid");
