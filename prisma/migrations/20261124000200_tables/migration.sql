-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('alert', 'sar');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('administrator', 'analyst', 'approver', 'auditor');

-- CreateEnum
CREATE TYPE "Route" AS ENUM ('case', 'transaction', 'both');

-- CreateEnum
CREATE TYPE "Approval" AS ENUM ('none', 'second-person');

-- CreateEnum
CREATE TYPE "TemplateStatus" AS ENUM ('active', 'archived');

-- CreateEnum
CREATE TYPE "SourceStatus" AS ENUM ('active', 'paused', 'archived');

-- CreateEnum
CREATE TYPE "SubmitMode" AS ENUM ('review', 'automatic');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('P1', 'P2', 'P3', 'P4');

-- CreateEnum
CREATE TYPE "AlertStatus" AS ENUM ('open', 'submitted', 'dismissed');

-- CreateEnum
CREATE TYPE "PayloadState" AS ENUM ('received', 'mapped', 'superseded', 'ignored');

-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('open', 'submitted', 'discarded');

-- CreateEnum
CREATE TYPE "SubmissionStatus" AS ENUM ('awaiting-approval', 'delivering', 'held', 'delivered', 'cancelled');

-- CreateEnum
CREATE TYPE "SubmissionPurpose" AS ENUM ('create', 'update');

-- CreateEnum
CREATE TYPE "StepKind" AS ENUM ('case');

-- CreateEnum
CREATE TYPE "StepStatus" AS ENUM ('due', 'held', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "AttemptPurpose" AS ENUM ('send', 'look');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('person', 'source', 'worker', 'operator', 'visitor');

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "persona_environment" TEXT,
    "auth_fingerprint" TEXT,
    "encryption_fingerprint" TEXT,
    "institution" TEXT NOT NULL DEFAULT 'Caseport',
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "setup_code_hash" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT true,
    "image" TEXT,
    "roles" "Role"[],
    "sar_read" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "template" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "status" "TemplateStatus" NOT NULL DEFAULT 'active',
    "current_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "case_template_id" TEXT NOT NULL,
    "route" "Route" NOT NULL DEFAULT 'case',
    "transaction_type_id" TEXT,
    "approval" "Approval" NOT NULL DEFAULT 'none',
    "correlation" TEXT,
    "fields" JSONB NOT NULL,
    "published_by_id" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "status" "SourceStatus" NOT NULL DEFAULT 'active',
    "template_id" TEXT NOT NULL,
    "auth" JSONB NOT NULL,
    "external_id" TEXT NOT NULL,
    "events" JSONB,
    "version" TEXT,
    "columns" JSONB NOT NULL DEFAULT '{}',
    "submit" "SubmitMode" NOT NULL DEFAULT 'review',
    "reference" TEXT,
    "map" JSONB NOT NULL DEFAULT '{}',
    "map_version" INTEGER NOT NULL DEFAULT 1,
    "built_in" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_key" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "external_id" TEXT NOT NULL,
    "status" "AlertStatus" NOT NULL DEFAULT 'open',
    "priority" "Priority" NOT NULL DEFAULT 'P3',
    "subject" TEXT,
    "subject_id" TEXT,
    "amount" DECIMAL(65,30),
    "currency" TEXT,
    "rules" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "occurred_at" TIMESTAMPTZ(3),
    "column_problems" JSONB NOT NULL DEFAULT '[]',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "mapped_revision" INTEGER NOT NULL DEFAULT 0,
    "holder_id" TEXT,
    "held_until" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),
    "dismissed_by_id" TEXT,
    "dismiss_reason" TEXT,
    "dismiss_sentence" TEXT,
    "new_content_at" TIMESTAMPTZ(3),
    "closed_upstream_at" TIMESTAMPTZ(3),
    "first_read_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payload" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "alert_id" TEXT,
    "revision" INTEGER,
    "state" "PayloadState" NOT NULL DEFAULT 'received',
    "bytes" BYTEA NOT NULL,
    "headers" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "event" TEXT,
    "version" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "template_version_id" TEXT NOT NULL,
    "status" "DraftStatus" NOT NULL DEFAULT 'open',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "mapped_revision" INTEGER NOT NULL DEFAULT 0,
    "opened_by_id" TEXT,
    "changed_by_id" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_alert" (
    "draft_id" TEXT NOT NULL,
    "alert_id" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "draft_alert_pkey" PRIMARY KEY ("draft_id","alert_id")
);

-- CreateTable
CREATE TABLE "draft_run" (
    "draft_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_run_pkey" PRIMARY KEY ("draft_id","person_id","field")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "draft_id" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "purpose" "SubmissionPurpose" NOT NULL DEFAULT 'create',
    "status" "SubmissionStatus" NOT NULL DEFAULT 'delivering',
    "environment" TEXT NOT NULL,
    "case_template_id" TEXT NOT NULL,
    "correlation" TEXT,
    "correlation_value" TEXT,
    "answers" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "answers_hash" TEXT NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "held_reason" TEXT,
    "submitted_by_id" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_alert" (
    "submission_id" TEXT NOT NULL,
    "alert_id" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "submission_alert_pkey" PRIMARY KEY ("submission_id","alert_id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "environment" TEXT NOT NULL,
    "case_template_id" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("environment","case_template_id","value")
);

-- CreateTable
CREATE TABLE "step" (
    "id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "kind" "StepKind" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "status" "StepStatus" NOT NULL DEFAULT 'due',
    "generation" INTEGER NOT NULL DEFAULT 1,
    "key_first_used_at" TIMESTAMPTZ(3),
    "look_first" BOOLEAN NOT NULL DEFAULT false,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "tried_since" TIMESTAMPTZ(3),
    "settled_attempt" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "verdict" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "purpose" "AttemptPurpose" NOT NULL,
    "generation" INTEGER NOT NULL,
    "idempotency_key" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "request" JSONB NOT NULL,
    "response_status" INTEGER,
    "response_body" TEXT,
    "request_id" TEXT,
    "duration_ms" INTEGER,
    "verdict" TEXT,
    "words" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case" (
    "id" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "kind" "Kind" NOT NULL,
    "name" TEXT,
    "status" TEXT,
    "adopted" BOOLEAN NOT NULL DEFAULT false,
    "attributes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "mirrored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" "ActorKind" NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "alert_id" TEXT,
    "kind" "Kind" NOT NULL DEFAULT 'alert',
    "summary" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "address" TEXT,
    "session_id" TEXT,
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_beat" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_beat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "credential_person_id_idx" ON "credential"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_provider_id_account_id_key" ON "credential"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "template_slug_key" ON "template"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "template_id_kind_key" ON "template"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_template_id_number_key" ON "template_version"("template_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_id_template_id_key" ON "template_version"("id", "template_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "source_id_kind_key" ON "source"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "source_key_hash_key" ON "source_key"("hash");

-- CreateIndex
CREATE INDEX "source_key_source_id_idx" ON "source_key"("source_id");

-- CreateIndex
CREATE INDEX "alert_status_priority_due_at_id_idx" ON "alert"("status", "priority", "due_at", "id");

-- CreateIndex
CREATE INDEX "alert_status_due_at_id_idx" ON "alert"("status", "due_at", "id");

-- CreateIndex
CREATE INDEX "alert_status_received_at_id_idx" ON "alert"("status", "received_at", "id");

-- CreateIndex
CREATE INDEX "alert_source_id_status_priority_due_at_id_idx" ON "alert"("source_id", "status", "priority", "due_at", "id");

-- CreateIndex
CREATE INDEX "alert_subject_id_idx" ON "alert"("subject_id");

-- CreateIndex
CREATE INDEX "alert_external_id_idx" ON "alert"("external_id");

-- CreateIndex
CREATE INDEX "alert_changed_at_idx" ON "alert"("changed_at");

-- CreateIndex
CREATE INDEX "alert_holder_id_idx" ON "alert"("holder_id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_source_id_external_id_key" ON "alert"("source_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_id_kind_key" ON "alert"("id", "kind");

-- CreateIndex
CREATE INDEX "payload_alert_id_content_hash_idx" ON "payload"("alert_id", "content_hash");

-- CreateIndex
CREATE INDEX "payload_source_id_received_at_idx" ON "payload"("source_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "payload_alert_id_revision_key" ON "payload"("alert_id", "revision");

-- CreateIndex
CREATE INDEX "draft_status_changed_at_idx" ON "draft"("status", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "draft_id_kind_key" ON "draft"("id", "kind");

-- CreateIndex
CREATE INDEX "draft_alert_alert_id_idx" ON "draft_alert"("alert_id");

-- CreateIndex
CREATE INDEX "draft_run_changed_at_idx" ON "draft_run"("changed_at");

-- CreateIndex
CREATE INDEX "stored_file_draft_id_idx" ON "stored_file"("draft_id");

-- CreateIndex
CREATE INDEX "submission_status_submitted_at_id_idx" ON "submission"("status", "submitted_at", "id");

-- CreateIndex
CREATE INDEX "submission_submitted_at_id_idx" ON "submission"("submitted_at", "id");

-- CreateIndex
CREATE INDEX "submission_draft_id_idx" ON "submission"("draft_id");

-- CreateIndex
CREATE INDEX "submission_changed_at_idx" ON "submission"("changed_at");

-- CreateIndex
CREATE INDEX "submission_environment_case_template_id_correlation_value_idx" ON "submission"("environment", "case_template_id", "correlation_value");

-- CreateIndex
CREATE UNIQUE INDEX "submission_id_kind_key" ON "submission"("id", "kind");

-- CreateIndex
CREATE INDEX "submission_alert_alert_id_idx" ON "submission_alert"("alert_id");

-- CreateIndex
CREATE UNIQUE INDEX "reservation_submission_id_key" ON "reservation"("submission_id");

-- CreateIndex
CREATE INDEX "step_status_due_at_idx" ON "step"("status", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "step_submission_id_kind_key" ON "step"("submission_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_step_id_number_key" ON "attempt"("step_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "case_submission_id_key" ON "case"("submission_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_submission_id_kind_key" ON "case"("submission_id", "kind");

-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_id_idx" ON "audit_event"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_alert_id_id_idx" ON "audit_event"("alert_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_id_idx" ON "audit_event"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_event_id_idx" ON "audit_event"("event", "id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_template_id_kind_fkey" FOREIGN KEY ("template_id", "kind") REFERENCES "template"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "source_key" ADD CONSTRAINT "source_key_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_source_id_kind_fkey" FOREIGN KEY ("source_id", "kind") REFERENCES "source"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_dismissed_by_id_fkey" FOREIGN KEY ("dismissed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payload" ADD CONSTRAINT "payload_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payload" ADD CONSTRAINT "payload_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_template_id_kind_fkey" FOREIGN KEY ("template_id", "kind") REFERENCES "template"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_template_version_id_template_id_fkey" FOREIGN KEY ("template_version_id", "template_id") REFERENCES "template_version"("id", "template_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_alert" ADD CONSTRAINT "draft_alert_draft_id_kind_fkey" FOREIGN KEY ("draft_id", "kind") REFERENCES "draft"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "draft_alert" ADD CONSTRAINT "draft_alert_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_run" ADD CONSTRAINT "draft_run_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_run" ADD CONSTRAINT "draft_run_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_draft_id_kind_fkey" FOREIGN KEY ("draft_id", "kind") REFERENCES "draft"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_alert" ADD CONSTRAINT "submission_alert_submission_id_kind_fkey" FOREIGN KEY ("submission_id", "kind") REFERENCES "submission"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "submission_alert" ADD CONSTRAINT "submission_alert_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step" ADD CONSTRAINT "step_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "step"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_submission_id_kind_fkey" FOREIGN KEY ("submission_id", "kind") REFERENCES "submission"("id", "kind") ON DELETE RESTRICT ON UPDATE RESTRICT;
