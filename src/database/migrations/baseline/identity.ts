import { edtf, foreignKey } from "../statement-migration";
import { stated } from "./stated";

/**
 * Every id whatever its type; slugs with their history; the revisions: how often each part of the catalogue changed, and
 * by which rules it was last made; what is remembered of loads; and the keys of the API.
 */
export const baselineOfIdentity: readonly string[] = [
  `create table "revision" (
     "name" text PRIMARY KEY NOT NULL,
     "value" integer NOT NULL DEFAULT 0,
     "madeBy" text NOT NULL DEFAULT '') KEYED`,
  // `version` counts the changes of an entity, and stays when it is gone. `mergedInto` leads from an id to its survivor; `removedOn` is the day on which one was removed for good.
  `create table "node" (
     "id" text PRIMARY KEY NOT NULL,
     "version" integer NOT NULL DEFAULT 1,
     "mergedInto" text,
     "removedOn" text) KEYED`,
  `create index "node_by_survivor" on "node" ("mergedInto") WHERE "mergedInto" IS NOT NULL`,
  `create table "slug" (
     "type" text NOT NULL,
     "slug" text NOT NULL,
     "id" text NOT NULL,
     "current" integer NOT NULL DEFAULT 1,
     PRIMARY KEY ("type", "slug")) KEYED`,
  `create index "slug_by_id" on "slug" ("id")`,
  `create table "identifier" (
     "ownerId" text NOT NULL,
     "position" integer NOT NULL,
     "scheme" text NOT NULL,
     "value" text NOT NULL,
     "standing" text NOT NULL DEFAULT 'STATED',
     ${foreignKey("identifier", "ownerId", "node")},
     PRIMARY KEY ("ownerId", "position")) KEYED`,
  `create index "identifier_by_value" on "identifier" ("scheme", "value")`,
  `create unique index "identifier_of_one" on "identifier" ("scheme", "value") WHERE "standing" <> 'DISPUTED'`,
  // Data folders that were loaded: what the last load of each left out, and which ids it has put here.
  `create table "load" (
     "folder" text PRIMARY KEY NOT NULL,
     "leftOut" text NOT NULL DEFAULT '{"records":0,"problems":[]}') KEYED`,
  `create table "loaded" (
     "folder" text NOT NULL,
     "id" text NOT NULL,
     PRIMARY KEY ("folder", "id")) KEYED`,
  `create index "loaded_by_id" on "loaded" ("id")`,
  // Addresses that were imported: where each has moved to, or what its server said of what was read.
  `create table "fetched" (
     "address" text PRIMARY KEY NOT NULL,
     "movedTo" text,
     "source" text,
     "format" text,
     "etag" text,
     "lastModified" text,
     "readAs" text,
     "remarks" text) KEYED`,
  // Keys of the API, by the SHA-256 of each.
  `create table "key" (
     "name" text PRIMARY KEY NOT NULL,
     "role" text NOT NULL,
     "digest" text NOT NULL,
     "createdAt" text NOT NULL,
     "expiresAt" text,
     "revokedAt" text) KEYED`,
  `create unique index "key_by_digest" on "key" ("digest")`,
  // Two entities of one type that are known to be two.
  `create table "distinct_pair" (
     "one" text NOT NULL,
     "other" text NOT NULL,
     PRIMARY KEY ("one", "other")) KEYED`,
  `create index "distinct_pair_by_other" on "distinct_pair" ("other")`,
  // What changes came to that clients may ask for again.
  `create table "idempotency" (
     "holder" text NOT NULL,
     "key" text NOT NULL,
     "digest" text NOT NULL,
     "ids" text NOT NULL,
     "at" text NOT NULL,
     PRIMARY KEY ("holder", "key")) KEYED`,
  `create index "idempotency_by_time" on "idempotency" ("at")`,
  `create index "idempotency_by_holder" on "idempotency" ("holder", "at")`,
  // The forgotten, by digests.
  `create table "forgotten" (
     "digest" text PRIMARY KEY NOT NULL,
     "person" text NOT NULL,
     "at" text NOT NULL) KEYED`,
  `create table "forgotten_key" (
     "key" text PRIMARY KEY NOT NULL) KEYED`,
  `create table "document" (${stated},
     "slug" text NOT NULL,
     "title" text NOT NULL,
     "howGiven" text,
     "licence" text,
     ${edtf("publishedOn")},
     "retrievedAt" text,
     "lines" integer,
     "sortText" text NOT NULL,
     CONSTRAINT "document_slug_key" UNIQUE ("slug"))`,
  `create index "document_by_title" on "document" ("sortText", "id")`,
];
