-- AlterTable
ALTER TABLE "audit_block" ADD COLUMN "upto_transaction" BIGINT NOT NULL;
ALTER TABLE "audit_seal" ADD COLUMN "entry_hash" BYTEA NOT NULL;

-- DropIndex
DROP INDEX "audit_entry_marketplace_id_thing_kind_thing_id_idx";
DROP INDEX "audit_entry_marketplace_id_actor_id_idx";

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_thing_kind_thing_id_id_idx" ON "audit_entry"("marketplace_id", "thing_kind", "thing_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_actor_id_id_idx" ON "audit_entry"("marketplace_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_verb_id_idx" ON "audit_entry"("marketplace_id", "verb", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_request_id_idx" ON "audit_entry"("marketplace_id", "request_id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_transaction_id_id_idx" ON "audit_entry"("marketplace_id", "transaction_id", "id");

-- The chain is as append-only as what it seals; a truncation passes no row trigger.
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_block
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();
