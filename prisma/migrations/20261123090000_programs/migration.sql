-- Programs with their versions, applications with their decisions, enrollments, and what each lever is granted.

-- CreateTable
CREATE TABLE "application" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "entity_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "product_uid" TEXT,
    "status" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "tasks_done" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "agreed_at" TIMESTAMPTZ(6),
    "agreed_by" TEXT,
    "agreed_version" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_at" TIMESTAMPTZ(6),
    "submitted_by" TEXT,
    "submit_key" TEXT,
    "answer_by" TIMESTAMPTZ(6),
    "screening" JSONB,
    "outcome" TEXT,
    "stake_minor" BIGINT,
    "approvers" JSONB,
    "claimed_by" UUID,
    "claimed_by_name" TEXT,
    "claimed_until" TIMESTAMPTZ(6),
    "decided_at" TIMESTAMPTZ(6),
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "application_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "application_step" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "details" JSONB,

    CONSTRAINT "application_step_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "question_key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "attached_at" TIMESTAMPTZ(6) NOT NULL,
    "attached_by" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(6),
    "removed_by" TEXT,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "evidence_viewed_by" (
    "marketplace_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "evidence_viewed_by_pkey" PRIMARY KEY ("marketplace_id","evidence_id","person_id")
);

-- CreateTable
CREATE TABLE "decision" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "rule_hash" TEXT NOT NULL,
    "semantics" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "zone" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "explanation" JSONB NOT NULL,
    "outcome" TEXT NOT NULL,
    "stake_minor" BIGINT,
    "slot" INTEGER NOT NULL,
    "reason_codes" TEXT[],
    "note" TEXT,
    "internal_note" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "effective_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "decision_undo" (
    "marketplace_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,

    CONSTRAINT "decision_undo_pkey" PRIMARY KEY ("marketplace_id","decision_id")
);

-- CreateTable
CREATE TABLE "info_request" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "items" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "asked_by" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "answered_at" TIMESTAMPTZ(6),
    "answered_by" TEXT,
    "lapsed_at" TIMESTAMPTZ(6),

    CONSTRAINT "info_request_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "eligibility_watch" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "checked_at" TIMESTAMPTZ(6),
    "flipped_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "eligibility_watch_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "subsidy_cover" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,

    CONSTRAINT "subsidy_cover_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateTable
CREATE TABLE "deposit_standing" (
    "marketplace_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "required_minor" BIGINT NOT NULL,
    "available_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "short_since" DATE,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "deposit_standing_pkey" PRIMARY KEY ("marketplace_id","store_uid")
);

-- CreateTable
CREATE TABLE "deposit_relief_grant" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "share_bps" INTEGER NOT NULL,
    "floor_minor" BIGINT NOT NULL,
    "round_up_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,

    CONSTRAINT "deposit_relief_grant_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateTable
CREATE TABLE "deposit_deferral_grant" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,

    CONSTRAINT "deposit_deferral_grant_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entity_uid" TEXT NOT NULL,
    "store_uid" TEXT NOT NULL,
    "product_uid" TEXT,
    "status" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "advanced_to" DATE,
    "warned_on" DATE,
    "leaving_key" TEXT,
    "recover_by" DATE,
    "failed_checks" JSONB NOT NULL DEFAULT '{}',
    "ended_on" DATE,
    "ended_because" TEXT,

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "enrollment_event" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sentence" JSONB NOT NULL,
    "details" JSONB,

    CONSTRAINT "enrollment_event_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "enrollment_stage" (
    "marketplace_id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,

    CONSTRAINT "enrollment_stage_pkey" PRIMARY KEY ("marketplace_id","enrollment_id","key")
);

-- CreateTable
CREATE TABLE "milestone" (
    "marketplace_id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "stage_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "measure" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("marketplace_id","enrollment_id","stage_key","key")
);

-- CreateTable
CREATE TABLE "benefit_grant" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "stage_key" TEXT,
    "lever" TEXT NOT NULL,
    "name" JSONB NOT NULL,
    "gives" JSONB NOT NULL,
    "condition" JSONB,
    "looked" TEXT NOT NULL,
    "worth_minor" BIGINT,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "granted_at" TIMESTAMPTZ(6),
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "benefit_grant_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "hit_support_grant" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "product_uid" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,

    CONSTRAINT "hit_support_grant_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateTable
CREATE TABLE "sale_agreement" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "product_uid" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "supply_minor" BIGINT NOT NULL,
    "terms" JSONB NOT NULL,
    "stage" TEXT NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,

    CONSTRAINT "sale_agreement_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateTable
CREATE TABLE "program" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "current_version_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "program_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "program_version" (
    "marketplace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "program_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "opens_on" DATE,
    "closes_on" DATE,
    "content_hash" TEXT NOT NULL,
    "semantics" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "published_by" TEXT NOT NULL,
    "published_by_id" TEXT NOT NULL,

    CONSTRAINT "program_version_pkey" PRIMARY KEY ("marketplace_id","id")
);

-- CreateTable
CREATE TABLE "reward_grant" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT,
    "terms" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE,
    "ended_on" DATE,

    CONSTRAINT "reward_grant_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateTable
CREATE TABLE "traffic_grant" (
    "marketplace_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "store_uid" TEXT NOT NULL,
    "impressions" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "make_good_bps" INTEGER NOT NULL,
    "make_good_days" INTEGER NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "traffic_grant_pkey" PRIMARY KEY ("marketplace_id","grant_id")
);

-- CreateIndex
CREATE INDEX "application_marketplace_id_status_answer_by_idx" ON "application"("marketplace_id", "status", "answer_by");

-- CreateIndex
CREATE INDEX "application_marketplace_id_store_uid_idx" ON "application"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "application_marketplace_id_entity_uid_idx" ON "application"("marketplace_id", "entity_uid");

-- CreateIndex
CREATE INDEX "application_step_marketplace_id_application_id_at_idx" ON "application_step"("marketplace_id", "application_id", "at");

-- CreateIndex
CREATE INDEX "evidence_marketplace_id_application_id_idx" ON "evidence"("marketplace_id", "application_id");

-- CreateIndex
CREATE INDEX "decision_marketplace_id_application_id_idx" ON "decision"("marketplace_id", "application_id");

-- CreateIndex
CREATE INDEX "info_request_marketplace_id_application_id_idx" ON "info_request"("marketplace_id", "application_id");

-- CreateIndex
CREATE INDEX "subsidy_cover_marketplace_id_store_uid_idx" ON "subsidy_cover"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_relief_grant_marketplace_id_store_uid_idx" ON "deposit_relief_grant"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "deposit_deferral_grant_marketplace_id_store_uid_idx" ON "deposit_deferral_grant"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "enrollment_marketplace_id_store_uid_idx" ON "enrollment"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "enrollment_marketplace_id_entity_uid_kind_idx" ON "enrollment"("marketplace_id", "entity_uid", "kind");

-- CreateIndex
CREATE INDEX "enrollment_marketplace_id_status_advanced_to_idx" ON "enrollment"("marketplace_id", "status", "advanced_to");

-- CreateIndex
CREATE UNIQUE INDEX "enrollment_marketplace_id_application_id_key" ON "enrollment"("marketplace_id", "application_id");

-- CreateIndex
CREATE INDEX "enrollment_event_marketplace_id_enrollment_id_at_idx" ON "enrollment_event"("marketplace_id", "enrollment_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "benefit_grant_marketplace_id_enrollment_id_key_key" ON "benefit_grant"("marketplace_id", "enrollment_id", "key");

-- CreateIndex
CREATE INDEX "hit_support_grant_marketplace_id_product_uid_idx" ON "hit_support_grant"("marketplace_id", "product_uid");

-- CreateIndex
CREATE INDEX "sale_agreement_marketplace_id_product_uid_idx" ON "sale_agreement"("marketplace_id", "product_uid");

-- CreateIndex
CREATE UNIQUE INDEX "program_marketplace_id_slug_key" ON "program"("marketplace_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "program_version_marketplace_id_program_id_number_key" ON "program_version"("marketplace_id", "program_id", "number");

-- CreateIndex
CREATE INDEX "reward_grant_marketplace_id_store_uid_idx" ON "reward_grant"("marketplace_id", "store_uid");

-- CreateIndex
CREATE INDEX "traffic_grant_marketplace_id_store_uid_idx" ON "traffic_grant"("marketplace_id", "store_uid");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_marketplace_id_program_id_fkey" FOREIGN KEY ("marketplace_id", "program_id") REFERENCES "program"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_marketplace_id_version_id_fkey" FOREIGN KEY ("marketplace_id", "version_id") REFERENCES "program_version"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "application_step" ADD CONSTRAINT "application_step_marketplace_id_application_id_fkey" FOREIGN KEY ("marketplace_id", "application_id") REFERENCES "application"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_marketplace_id_application_id_fkey" FOREIGN KEY ("marketplace_id", "application_id") REFERENCES "application"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "evidence_viewed_by" ADD CONSTRAINT "evidence_viewed_by_marketplace_id_evidence_id_fkey" FOREIGN KEY ("marketplace_id", "evidence_id") REFERENCES "evidence"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_marketplace_id_application_id_fkey" FOREIGN KEY ("marketplace_id", "application_id") REFERENCES "application"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_marketplace_id_version_id_fkey" FOREIGN KEY ("marketplace_id", "version_id") REFERENCES "program_version"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "decision_undo" ADD CONSTRAINT "decision_undo_marketplace_id_decision_id_fkey" FOREIGN KEY ("marketplace_id", "decision_id") REFERENCES "decision"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "info_request" ADD CONSTRAINT "info_request_marketplace_id_application_id_fkey" FOREIGN KEY ("marketplace_id", "application_id") REFERENCES "application"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "eligibility_watch" ADD CONSTRAINT "eligibility_watch_marketplace_id_program_id_fkey" FOREIGN KEY ("marketplace_id", "program_id") REFERENCES "program"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_marketplace_id_program_id_fkey" FOREIGN KEY ("marketplace_id", "program_id") REFERENCES "program"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_marketplace_id_version_id_fkey" FOREIGN KEY ("marketplace_id", "version_id") REFERENCES "program_version"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_marketplace_id_application_id_fkey" FOREIGN KEY ("marketplace_id", "application_id") REFERENCES "application"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enrollment_event" ADD CONSTRAINT "enrollment_event_marketplace_id_enrollment_id_fkey" FOREIGN KEY ("marketplace_id", "enrollment_id") REFERENCES "enrollment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enrollment_stage" ADD CONSTRAINT "enrollment_stage_marketplace_id_enrollment_id_fkey" FOREIGN KEY ("marketplace_id", "enrollment_id") REFERENCES "enrollment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_marketplace_id_enrollment_id_stage_key_fkey" FOREIGN KEY ("marketplace_id", "enrollment_id", "stage_key") REFERENCES "enrollment_stage"("marketplace_id", "enrollment_id", "key") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "benefit_grant" ADD CONSTRAINT "benefit_grant_marketplace_id_enrollment_id_fkey" FOREIGN KEY ("marketplace_id", "enrollment_id") REFERENCES "enrollment"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "program_version" ADD CONSTRAINT "program_version_marketplace_id_program_id_fkey" FOREIGN KEY ("marketplace_id", "program_id") REFERENCES "program"("marketplace_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- Rights and walls. What was published, decided or told is added to and never changed.
SELECT slipway.protect('program');
SELECT slipway.protect('program_version', 'SELECT, INSERT');
SELECT slipway.protect('application');
SELECT slipway.protect('application_step', 'SELECT, INSERT');
SELECT slipway.protect('evidence');
SELECT slipway.protect('evidence_viewed_by', 'SELECT, INSERT');
SELECT slipway.protect('decision', 'SELECT, INSERT');
SELECT slipway.protect('decision_undo', 'SELECT, INSERT');
SELECT slipway.protect('info_request');
SELECT slipway.protect('eligibility_watch');
SELECT slipway.protect('enrollment');
SELECT slipway.protect('enrollment_event', 'SELECT, INSERT');
SELECT slipway.protect('enrollment_stage');
SELECT slipway.protect('milestone');
SELECT slipway.protect('benefit_grant');
SELECT slipway.protect('deposit_standing');
SELECT slipway.protect('deposit_relief_grant');
SELECT slipway.protect('deposit_deferral_grant');
SELECT slipway.protect('subsidy_cover');
SELECT slipway.protect('reward_grant');
SELECT slipway.protect('hit_support_grant');
SELECT slipway.protect('sale_agreement');
SELECT slipway.protect('traffic_grant');

-- A second guard: even the owner needs a new migration to change a published version or a decision.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON program_version
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON decision
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON decision_undo
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON application_step
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON enrollment_event
  FOR EACH ROW EXECUTE FUNCTION slipway.refuse_change();

-- What no program may get wrong
ALTER TABLE program
  ADD CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  ADD CHECK (state IN ('DRAFT', 'IN_REVIEW', 'ANNOUNCED', 'ACTIVE', 'PAUSED', 'ENDED', 'ARCHIVED')),
  ADD CHECK (state IN ('DRAFT', 'IN_REVIEW') OR current_version_id IS NOT NULL);
ALTER TABLE program_version
  ADD CHECK (number >= 1),
  ADD CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  ADD CHECK (closes_on >= opens_on);
ALTER TABLE application
  ADD CHECK (status IN ('DRAFT', 'SUBMITTED', 'SCREENING', 'IN_REVIEW', 'INFO_REQUESTED', 'APPROVED',
    'REJECTED', 'WAITLISTED', 'WITHDRAWN', 'EXPIRED')),
  ADD CHECK (revision >= 1),
  ADD CHECK (outcome IN ('eligible', 'review')),
  ADD CHECK (status IN ('DRAFT', 'WITHDRAWN', 'EXPIRED') OR submitted_at IS NOT NULL),
  ADD CHECK (status NOT IN ('APPROVED', 'REJECTED') OR decided_at IS NOT NULL),
  ADD CHECK ((status IN ('WITHDRAWN', 'EXPIRED')) <= (closed_at IS NOT NULL)),
  ADD CHECK (closed_at IS NULL OR status IN ('APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
  ADD CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
  ADD CHECK (stake_minor >= 0);
-- One application at a time for a program, store and product.
CREATE UNIQUE INDEX application_one_open ON application
  (marketplace_id, program_id, store_uid, (coalesce(product_uid, '')))
  WHERE closed_at IS NULL;
ALTER TABLE application_step ADD CHECK (actor_kind IN ('person', 'key', 'automatic'));
ALTER TABLE evidence
  ADD CHECK (bytes BETWEEN 1 AND 10485760),
  ADD CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf')),
  ADD CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CHECK ((removed_at IS NULL) = (removed_by IS NULL));
CREATE UNIQUE INDEX evidence_once ON evidence (marketplace_id, application_id, question_key, sha256)
  WHERE removed_at IS NULL;
ALTER TABLE decision
  ADD CHECK (verdict IN ('approved', 'rejected', 'first-approval')),
  ADD CHECK (outcome IN ('eligible', 'not_eligible', 'review')),
  ADD CHECK (verdict = 'rejected' OR outcome <> 'not_eligible'),
  ADD CHECK (verdict <> 'rejected' OR cardinality(reason_codes) > 0),
  ADD CHECK (NOT 'MANUAL_OTHER' = ANY (reason_codes) OR length(trim(note)) > 0),
  ADD CHECK (actor_kind IN ('person', 'key', 'automatic')),
  ADD CHECK (effective_at >= at),
  ADD CHECK (slot >= 0);
ALTER TABLE info_request
  ADD CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) > 0),
  ADD CHECK (answered_at IS NULL OR lapsed_at IS NULL);
CREATE UNIQUE INDEX info_request_one_open ON info_request (marketplace_id, application_id)
  WHERE answered_at IS NULL AND lapsed_at IS NULL;
CREATE UNIQUE INDEX eligibility_watch_one ON eligibility_watch
  (marketplace_id, program_id, store_uid, person_id) WHERE ended_at IS NULL;
ALTER TABLE enrollment
  ADD CHECK (status IN ('PENDING_START', 'ACTIVE', 'WARNED', 'SUSPENDED', 'GRADUATED', 'COMPLETED',
    'WITHDRAWN', 'REMOVED', 'EXPIRED')),
  ADD CHECK (ends_on >= starts_on),
  ADD CHECK ((status IN ('PENDING_START', 'ACTIVE', 'WARNED', 'SUSPENDED')) = (ended_on IS NULL)),
  ADD CHECK ((ended_on IS NULL) = (ended_because IS NULL)),
  ADD CHECK ((leaving_key IS NULL) = (recover_by IS NULL));
CREATE UNIQUE INDEX enrollment_one_running ON enrollment
  (marketplace_id, program_id, store_uid, (coalesce(product_uid, '')))
  WHERE ended_on IS NULL;
ALTER TABLE enrollment_event
  ADD CHECK (kind IN ('decision', 'status', 'stage', 'milestone', 'grant', 'note')),
  ADD CHECK (actor_kind IN ('person', 'key', 'automatic'));
ALTER TABLE enrollment_stage
  ADD CHECK (status IN ('AHEAD', 'OPEN', 'CLOSED')),
  ADD CHECK (to_day >= from_day);
ALTER TABLE milestone
  ADD CHECK (status IN ('AHEAD', 'OPEN', 'DONE', 'MISSED')),
  ADD CHECK ((status = 'DONE') = (done_on IS NOT NULL));
ALTER TABLE benefit_grant
  ADD CHECK (status IN ('RESERVED', 'PENDING_VERIFY', 'HOLD', 'APPROVED', 'ISSUED', 'PARTLY_USED', 'USED',
    'LAPSED', 'REVERSED')),
  ADD CHECK (looked IN ('daily', 'monthly')),
  ADD CHECK (worth_minor >= 0),
  ADD CHECK (to_day >= from_day);
ALTER TABLE deposit_standing ADD CHECK (required_minor >= 0), ADD CHECK (available_minor >= 0);
ALTER TABLE deposit_relief_grant
  ADD CHECK (share_bps BETWEEN 0 AND 10000), ADD CHECK (floor_minor >= 0), ADD CHECK (round_up_minor >= 1);
ALTER TABLE reward_grant ADD CHECK (how IN ('fixed', 'ladder', 'contest')), ADD CHECK (amount_minor >= 0);
ALTER TABLE hit_support_grant ADD CHECK (how IN ('boost', 'creators'));
ALTER TABLE sale_agreement
  ADD CHECK (stage IN ('QUOTED', 'SAMPLE_CHECK', 'LISTED', 'SELLING', 'PAUSED', 'ENDED')),
  ADD CHECK (supply_minor > 0);
ALTER TABLE traffic_grant
  ADD CHECK (impressions >= 0), ADD CHECK (kind IN ('guarantee', 'grant')), ADD CHECK (to_day >= from_day);
