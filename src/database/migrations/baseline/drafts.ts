/** What people without a key ask for, and what imports were not sure enough of, until it is decided and for some time after. */
export const baselineOfDrafts: readonly string[] = [
  `create table "draft" (
     "id" text PRIMARY KEY NOT NULL,
     "kind" text NOT NULL,
     "state" text NOT NULL,
     "entityId" text NOT NULL,
     "version" integer NOT NULL,
     "proposed" text NOT NULL DEFAULT '{}',
     "why" text NOT NULL,
     "source" text,
     "contact" text,
     "folder" text,
     "confidence" real,
     "place" text,
     "at" text NOT NULL,
     "decidedAt" text,
     "decidedBy" text,
     "verdict" text)`,
  `create index "draft_by_time" on "draft" ("kind", "state", "at", "id")`,
  `create index "draft_by_entity" on "draft" ("entityId")`,
  `create index "draft_by_folder" on "draft" ("folder", "entityId")`,
];
