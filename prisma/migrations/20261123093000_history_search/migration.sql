-- Lists run by time; each search token has an index that ends in it.

-- DropIndex
DROP INDEX "audit_entry_marketplace_id_thing_kind_thing_id_id_idx";
DROP INDEX "audit_entry_marketplace_id_actor_id_id_idx";
DROP INDEX "audit_entry_marketplace_id_verb_id_idx";

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_at_id_idx" ON "audit_entry"("marketplace_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_thing_kind_thing_id_at_id_idx" ON "audit_entry"("marketplace_id", "thing_kind", "thing_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_actor_name_at_id_idx" ON "audit_entry"("marketplace_id", "actor_name", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_actor_id_at_id_idx" ON "audit_entry"("marketplace_id", "actor_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_verb_at_id_idx" ON "audit_entry"("marketplace_id", "verb", "at", "id");
