-- What the schema language can't say: checks, partial unique indexes, and rows that are never rewritten.

ALTER TABLE "installation" ADD CONSTRAINT "installation_one_row" CHECK ("id" = 1);
ALTER TABLE "person" ADD CONSTRAINT "person_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "template" ADD CONSTRAINT "template_slug" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]*$');
ALTER TABLE "source" ADD CONSTRAINT "source_slug" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]*$');
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_route"
  CHECK (("route" = 'case') = ("transaction_type_id" IS NULL));

ALTER TABLE "alert"
  ADD CONSTRAINT "alert_external_id" CHECK ("external_id" <> ''),
  ADD CONSTRAINT "alert_snoozed_only_open" CHECK ("snoozed_until" IS NULL OR "status" = 'open'),
  ADD CONSTRAINT "alert_held_until_when" CHECK (("holder_id" IS NULL) = ("held_until" IS NULL)),
  ADD CONSTRAINT "alert_dismissed_by_whom" CHECK ("status" <> 'dismissed' OR
    ("dismissed_at" IS NOT NULL AND "dismissed_by_id" IS NOT NULL AND "dismiss_reason" IS NOT NULL)),
  ADD CONSTRAINT "alert_revisions" CHECK ("revision" >= 1 AND "mapped_revision" BETWEEN 0 AND "revision");

ALTER TABLE "payload"
  ADD CONSTRAINT "payload_revision_of_alert" CHECK (("alert_id" IS NULL) = ("revision" IS NULL)),
  ADD CONSTRAINT "payload_ignored_has_no_alert" CHECK (("alert_id" IS NULL) = ("state" = 'ignored'));

ALTER TABLE "draft" ADD CONSTRAINT "draft_revision" CHECK ("revision" >= 1);

ALTER TABLE "submission"
  ADD CONSTRAINT "submission_ended" CHECK (("status" IN ('delivered', 'cancelled')) = ("ended_at" IS NOT NULL)),
  ADD CONSTRAINT "submission_held_why" CHECK ("status" <> 'held' OR "held_reason" IS NOT NULL),
  ADD CONSTRAINT "submission_correlation" CHECK (("correlation" IS NULL) = ("correlation_value" IS NULL));

ALTER TABLE "step"
  ADD CONSTRAINT "step_lease" CHECK (("leased_until" IS NULL) = ("leased_by" IS NULL)),
  ADD CONSTRAINT "step_generation" CHECK ("generation" >= 1),
  ADD CONSTRAINT "step_done_when" CHECK (("status" = 'done') = ("done_at" IS NOT NULL));

ALTER TABLE "attempt" ADD CONSTRAINT "attempt_closed_with_verdict" CHECK (("closed_at" IS NULL) = ("verdict" IS NULL));

-- One live draft, and one submission that isn't cancelled, per alert and kind of template.
CREATE UNIQUE INDEX "draft_alert_one_live" ON "draft_alert" ("alert_id", "kind") WHERE "live";
CREATE UNIQUE INDEX "submission_alert_one_live" ON "submission_alert" ("alert_id", "kind") WHERE "live";
-- One submission that makes a case per draft, unless it was cancelled.
CREATE UNIQUE INDEX "submission_one_live_per_draft" ON "submission" ("draft_id")
  WHERE "purpose" = 'create' AND "status" <> 'cancelled';
-- The wake-up sweep reads only what is due.
CREATE INDEX "step_due" ON "step" ("due_at") WHERE "status" = 'due';
CREATE INDEX "payload_waiting" ON "payload" ("due_at") WHERE "state" = 'received';
CREATE INDEX "alert_snoozed" ON "alert" ("snoozed_until") WHERE "snoozed_until" IS NOT NULL;

-- "live" follows the status of the draft or submission; nobody can forget it.
CREATE FUNCTION "follow_draft_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "draft_alert" SET "live" = (NEW."status" = 'open') WHERE "draft_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "draft_status_is_live" AFTER UPDATE OF "status" ON "draft"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "follow_draft_status"();

CREATE FUNCTION "take_draft_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT d."status" = 'open' INTO NEW."live" FROM "draft" d WHERE d."id" = NEW."draft_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "draft_alert_takes_status" BEFORE INSERT ON "draft_alert"
  FOR EACH ROW EXECUTE FUNCTION "take_draft_status"();

CREATE FUNCTION "follow_submission_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "submission_alert" SET "live" = (NEW."status" <> 'cancelled' AND NEW."purpose" = 'create')
    WHERE "submission_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "submission_status_is_live" AFTER UPDATE OF "status" ON "submission"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "follow_submission_status"();

CREATE FUNCTION "take_submission_status"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s."status" <> 'cancelled' AND s."purpose" = 'create' INTO NEW."live"
    FROM "submission" s WHERE s."id" = NEW."submission_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "submission_alert_takes_status" BEFORE INSERT ON "submission_alert"
  FOR EACH ROW EXECUTE FUNCTION "take_submission_status"();

-- Rows that are kept for examiners as they were written.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "audit_event_kept" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_event_kept_whole" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "template_version_kept" BEFORE UPDATE OR DELETE ON "template_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "payload_bytes_kept" BEFORE UPDATE OF "bytes", "content_hash", "source_id", "received_at" ON "payload"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "payload_kept" BEFORE DELETE ON "payload"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "submission_frozen" BEFORE UPDATE OF "answers", "fields", "answers_hash", "draft_id", "kind",
  "purpose", "environment", "case_template_id", "correlation", "correlation_value", "submitted_by_id", "submitted_at"
  ON "submission" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "submission_kept" BEFORE DELETE ON "submission"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "attempt_request_kept" BEFORE UPDATE OF "request", "number", "purpose", "generation", "idempotency_key",
  "opened_at", "step_id" ON "attempt" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "attempt_kept" BEFORE DELETE ON "attempt"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "attempt_closed_kept" BEFORE UPDATE ON "attempt"
  FOR EACH ROW WHEN (OLD."closed_at" IS NOT NULL) EXECUTE FUNCTION "refuse_change"();
