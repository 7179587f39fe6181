-- Rate-limit counters, outgoing mail, rotation of API keys, and e-mails in one spelling.

CREATE TABLE "attempt" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(6),
    "last_trouble" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "api_key" ADD COLUMN "replaces" UUID;

CREATE INDEX "attempt_expire_idx" ON "attempt"("expire");
CREATE INDEX "mail_next_attempt_at_idx" ON "mail"("next_attempt_at");

SELECT slipway.open_local('attempt', 'SELECT, INSERT, UPDATE, DELETE');
SELECT slipway.open_local('mail', 'SELECT, INSERT, UPDATE, DELETE');

ALTER TABLE person ADD CHECK (email = lower(email));
ALTER TABLE invitation ADD CHECK (email = lower(email));
ALTER TABLE api_key
  ADD CHECK (name <> ''),
  ADD CHECK (cardinality(scopes) > 0),
  ADD CHECK (octet_length(secret_hash) = 32);
ALTER TABLE mail ADD CHECK (recipient !~ '[[:cntrl:]]'), ADD CHECK (subject !~ '[[:cntrl:]]');
CREATE UNIQUE INDEX invitation_one_open ON invitation (marketplace_id, email, role)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
