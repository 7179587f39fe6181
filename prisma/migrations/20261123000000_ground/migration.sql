-- The wall between marketplaces, the roles, and the tables of people, history and merchants.

CREATE SCHEMA slipway;

-- The application's rights. Login roles are members of it; none of them owns a table.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'slipway_app') THEN
    CREATE ROLE slipway_app NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA slipway, public TO slipway_app;

CREATE FUNCTION slipway.current_marketplace() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('slipway.marketplace', true), '')::uuid;

CREATE FUNCTION slipway.current_person() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('slipway.person', true), '')::uuid;

-- Puts a table behind the wall: its rows are seen and written in their own marketplace only, by owner
-- and application alike. The default rights leave out DELETE: nothing is deleted.
CREATE FUNCTION slipway.protect(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE') RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY marketplace_wall ON %s
       USING (marketplace_id = (SELECT slipway.current_marketplace()))
       WITH CHECK (marketplace_id = (SELECT slipway.current_marketplace()))', target);
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, slipway_app', target);
  EXECUTE format('GRANT %s ON %s TO slipway_app', rights, target);
END
$$;
REVOKE ALL ON FUNCTION slipway.protect(regclass, text) FROM PUBLIC;

-- A table outside every marketplace (people, sessions). Listed by name in the catalog test.
CREATE FUNCTION slipway.open_local(target regclass, rights text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, slipway_app', target);
  EXECUTE format('GRANT %s ON %s TO slipway_app', rights, target);
END
$$;
REVOKE ALL ON FUNCTION slipway.open_local(regclass, text) FROM PUBLIC;


-- CreateTable
CREATE TABLE "audit_entry" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "thing_kind" TEXT NOT NULL,
    "thing_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,
    "transaction_id" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "audit_block" (
    "marketplace_id" UUID NOT NULL,
    "height" INTEGER NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "sealed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "audit_block_pkey" PRIMARY KEY ("marketplace_id","height")
);

-- CreateTable
CREATE TABLE "audit_seal" (
    "marketplace_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "height" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("marketplace_id","entry_id")
);

-- CreateTable
CREATE TABLE "legal_entity" (
    "marketplace_id" UUID NOT NULL,
    "entity_uid" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "id_no" TEXT,
    "size_class" TEXT,
    "region" TEXT,
    "kyc_verified_at" TIMESTAMPTZ(6),
    "version" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "legal_entity_pkey" PRIMARY KEY ("marketplace_id","entity_uid")
);

-- CreateTable
CREATE TABLE "entity_relation" (
    "marketplace_id" UUID NOT NULL,
    "entity_uid" TEXT NOT NULL,
    "related_entity_uid" TEXT NOT NULL,

    CONSTRAINT "entity_relation_pkey" PRIMARY KEY ("marketplace_id","entity_uid","related_entity_uid")
);

-- CreateTable
CREATE TABLE "store" (
    "marketplace_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "entity_uid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "store_type" TEXT,
    "primary_category" TEXT NOT NULL,
    "categories" TEXT[],
    "region" TEXT,
    "agri" BOOLEAN NOT NULL DEFAULT false,
    "first_live_product_at" TIMESTAMPTZ(6),
    "version" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "store_pkey" PRIMARY KEY ("marketplace_id","store_uid")
);

-- CreateTable
CREATE TABLE "product" (
    "marketplace_id" UUID NOT NULL,
    "product_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "gtin" TEXT,
    "image_hash" TEXT,
    "listed_at" TIMESTAMPTZ(6) NOT NULL,
    "delisted_at" TIMESTAMPTZ(6),
    "price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "stock" INTEGER,
    "commission_bps" INTEGER,
    "image_count" INTEGER,
    "has_video" BOOLEAN,
    "qc_report_valid_until" TIMESTAMPTZ(6),
    "version" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("marketplace_id","product_uid")
);

-- CreateTable
CREATE TABLE "product_price" (
    "marketplace_id" UUID NOT NULL,
    "product_uid" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "product_price_pkey" PRIMARY KEY ("marketplace_id","product_uid","version")
);

-- CreateTable
CREATE TABLE "creator" (
    "marketplace_id" UUID NOT NULL,
    "creator_uid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "categories" TEXT[],
    "fulfilment_score" INTEGER,
    "gpm_minor" BIGINT,
    "currency" TEXT,
    "weekly_slots" INTEGER,
    "version" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "creator_pkey" PRIMARY KEY ("marketplace_id","creator_uid")
);

-- CreateTable
CREATE TABLE "marketplace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "marketplace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "locale" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "marketplace_id" UUID,
    "second_factor_at" TIMESTAMPTZ(6),
    "ip_address" TEXT,
    "user_agent" TEXT,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(6),
    "refresh_token_expires_at" TIMESTAMPTZ(6),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(6),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "entity_uid" TEXT,
    "granted_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "entity_uid" TEXT,
    "token_hash" BYTEA NOT NULL,
    "invited_by" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),
    "last_used_ip" TEXT,
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "marketplace_id" UUID NOT NULL,
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("marketplace_id","caller","key")
);

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_thing_kind_thing_id_idx" ON "audit_entry"("marketplace_id", "thing_kind", "thing_id");

-- CreateIndex
CREATE INDEX "audit_entry_marketplace_id_actor_id_idx" ON "audit_entry"("marketplace_id", "actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_seal_marketplace_id_height_position_key" ON "audit_seal"("marketplace_id", "height", "position");

-- CreateIndex
CREATE INDEX "entity_relation_marketplace_id_related_entity_uid_idx" ON "entity_relation"("marketplace_id", "related_entity_uid");

-- CreateIndex
CREATE INDEX "store_marketplace_id_entity_uid_idx" ON "store"("marketplace_id", "entity_uid");

-- CreateIndex
CREATE INDEX "product_marketplace_id_store_uid_idx" ON "product"("marketplace_id", "store_uid");

-- CreateIndex
CREATE UNIQUE INDEX "marketplace_slug_key" ON "marketplace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "two_factor_user_id_key" ON "two_factor"("user_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_marketplace_id_token_hash_key" ON "invitation"("marketplace_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_marketplace_id_secret_hash_key" ON "api_key"("marketplace_id", "secret_hash");


-- Rights and walls
SELECT slipway.open_local('marketplace', 'SELECT, UPDATE (settings, name)');
SELECT slipway.open_local('person', 'SELECT, INSERT, UPDATE');
SELECT slipway.open_local('session', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.open_local('account', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.open_local('verification', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.open_local('two_factor', 'SELECT, INSERT, UPDATE, DELETE');

SELECT slipway.protect('membership');
CREATE POLICY own_memberships ON membership FOR SELECT
  USING (person_id = (SELECT slipway.current_person()));
SELECT slipway.protect('invitation');
SELECT slipway.protect('api_key');
SELECT slipway.protect('idempotent_answer', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.protect('audit_entry', 'SELECT, INSERT');
SELECT slipway.protect('audit_block', 'SELECT, INSERT');
SELECT slipway.protect('audit_seal', 'SELECT, INSERT');
SELECT slipway.protect('legal_entity');
SELECT slipway.protect('entity_relation', 'SELECT, INSERT, DELETE');
SELECT slipway.protect('store');
SELECT slipway.protect('product');
SELECT slipway.protect('product_price', 'SELECT, INSERT');
SELECT slipway.protect('creator');

-- What no program may get wrong
ALTER TABLE marketplace
  ADD CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  ADD CHECK (currency ~ '^[A-Z]{3}$');
ALTER TABLE membership
  ADD CHECK (role IN ('merchant-owner', 'merchant-member', 'reviewer', 'program-manager',
    'category-manager', 'finance', 'risk', 'compliance', 'auditor', 'admin')),
  ADD CHECK ((role LIKE 'merchant-%') = (entity_uid IS NOT NULL));
CREATE UNIQUE INDEX membership_one_role_once ON membership (marketplace_id, person_id, role)
  WHERE ended_at IS NULL;
ALTER TABLE invitation ADD CHECK ((role LIKE 'merchant-%') = (entity_uid IS NOT NULL));
ALTER TABLE audit_entry ADD CHECK (actor_kind IN ('person', 'key', 'automatic'));
ALTER TABLE legal_entity
  ADD CHECK (kind IN ('COMPANY', 'SOLE_TRADER', 'INDIVIDUAL')),
  ADD CHECK (size_class IN ('MICRO', 'SMALL', 'MEDIUM', 'LARGE'));
ALTER TABLE entity_relation ADD CHECK (entity_uid <> related_entity_uid);
ALTER TABLE store
  ADD CHECK (store_type IN ('ORDINARY', 'FLAGSHIP', 'BRAND', 'MULTI_BRAND')),
  ADD CHECK (closed_at >= opened_at);
ALTER TABLE product ADD CHECK (price_minor >= 0), ADD CHECK (stock >= 0);
ALTER TABLE creator ADD CHECK (tier IN ('HEAD', 'MID', 'TAIL'));

-- A second guard for history: even the owner needs a new migration to change it.
CREATE FUNCTION slipway.refuse_change() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: history is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_block
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_seal
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
