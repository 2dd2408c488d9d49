/** Every change of an entity, with what can be erased in rows or columns of its own. */
export const baselineOfHistory: readonly string[] = [
  `create table "edit" (
     "number" integer PRIMARY KEY NOT NULL,
     "at" text NOT NULL,
     "by" text NOT NULL,
     "run" text,
     "why" text,
     "source" text,
     "salt" text,
     "noteHash" text NOT NULL)`,
  `create index "edit_by_time" on "edit" ("at", "number")`,
  `create index "edit_by_run" on "edit" ("run") WHERE "run" IS NOT NULL`,
  `create table "change" (
     "number" integer PRIMARY KEY NOT NULL,
     "edit" integer NOT NULL,
     "entityId" text NOT NULL,
     "operation" text NOT NULL,
     "version" integer NOT NULL,
     "salt" text,
     "payloadHash" text NOT NULL,
     "hash" text NOT NULL)`,
  `create index "change_by_entity" on "change" ("entityId", "number")`,
  `create index "change_by_edit" on "change" ("edit")`,
  `create table "change_payload" (
     "change" integer PRIMARY KEY NOT NULL,
     "payload" text NOT NULL)`,
  `create table "change_concern" (
     "entityId" text NOT NULL,
     "change" integer NOT NULL,
     PRIMARY KEY ("entityId", "change")) KEYED`,
];
