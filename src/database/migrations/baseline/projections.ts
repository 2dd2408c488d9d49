/** The tables of projections: see `src/projections`. */
export const baselineOfProjections: readonly string[] = [
  `create table "hierarchy" (
     "aboveId" text NOT NULL,
     "belowId" text NOT NULL,
     PRIMARY KEY ("aboveId", "belowId")) KEYED`,
  `create index "hierarchy_by_below" on "hierarchy" ("belowId")`,
  // `asked` parts PERSON_AFFILIATION, which counts only when asked for, from the rest: so the newest page of either is one
  // range of the key.
  `create table "related" (
     "subjectId" text NOT NULL,
     "kind" text NOT NULL,
     "asked" integer NOT NULL,
     "sortOn" text NOT NULL,
     "id" text NOT NULL,
     "reason" text NOT NULL,
     "factId" text NOT NULL,
     "viaId" text NOT NULL,
     PRIMARY KEY ("subjectId", "kind", "asked", "sortOn", "id", "reason", "factId", "viaId")) KEYED`,
  `create index "related_by_item" on "related" ("id")`,
  `create table "timeline_entry" (
     "personId" text NOT NULL,
     "sortOn" text NOT NULL,
     "id" text NOT NULL,
     "kind" text NOT NULL,
     "edtf" text,
     PRIMARY KEY ("personId", "sortOn", "id")) KEYED`,
  `create index "timeline_entry_by_item" on "timeline_entry" ("id")`,
  `create table "item_summary" (
     "id" text PRIMARY KEY NOT NULL,
     "facetsOf" text NOT NULL,
     "standing" text NOT NULL,
     "hasLink" integer NOT NULL,
     "dayEarliest" text,
     "dayLatest" text) KEYED`,
  `create table "participation" (
     "eventId" text NOT NULL,
     "layer" text NOT NULL,
     "memberId" text NOT NULL,
     "factId" text NOT NULL,
     "showId" text,
     "eventKind" text,
     "memberKind" text,
     "roles" text NOT NULL,
     "standing" text,
     "sortOn" text NOT NULL,
     "dayEarliest" text,
     "dayLatest" text,
     PRIMARY KEY ("eventId", "layer", "memberId", "factId")) KEYED`,
  `create index "participation_by_member" on "participation" ("memberId", "layer")`,
  `create index "participation_by_fact" on "participation" ("factId")`,
  `create table "data_gap" (
     "kind" text NOT NULL,
     "id" text NOT NULL,
     PRIMARY KEY ("kind", "id")) KEYED`,
  `create index "data_gap_by_subject" on "data_gap" ("id")`,
  // Ordinary tables and not FTS5, so that tiers, prefixes and counts are ranges of keys, each read no further than a bound.
  // `names` and `prose` are as stored; the folded ones are what statements look in: words between spaces, names between
  // bars, in order.
  `create table "search_entry" (
     "id" text PRIMARY KEY NOT NULL,
     "type" text NOT NULL,
     "names" text NOT NULL,
     "prose" text NOT NULL,
     "foldedNames" text NOT NULL,
     "foldedText" text NOT NULL,
     "length" integer NOT NULL)`,
  `create table "search_name" (
     "type" text NOT NULL,
     "name" text NOT NULL,
     "id" text NOT NULL,
     PRIMARY KEY ("type", "name", "id")) KEYED`,
  // `inProse` is 0 for a word of a name and 1 for one of prose alone; so the best come first within a word.
  `create table "search_word" (
     "type" text NOT NULL,
     "word" text NOT NULL,
     "inProse" integer NOT NULL,
     "length" integer NOT NULL,
     "id" text NOT NULL,
     PRIMARY KEY ("type", "word", "inProse", "length", "id")) KEYED`,
  `create table "search_spelling" (
     "part" text NOT NULL,
     "word" text NOT NULL,
     PRIMARY KEY ("part", "word")) KEYED`,
  `create table "facet" (
     "id" text NOT NULL,
     "name" text NOT NULL,
     "value" text NOT NULL,
     PRIMARY KEY ("id", "name", "value")) KEYED`,
  `create table "link_entry" (
     "canonicalUrl" text NOT NULL,
     "rank" text NOT NULL,
     "id" text NOT NULL,
     "purpose" text NOT NULL,
     "pointsAt" text NOT NULL,
     PRIMARY KEY ("canonicalUrl", "rank", "id")) KEYED`,
  `create index "link_entry_by_bearer" on "link_entry" ("id")`,
  `create table "citation_entry" (
     "documentId" text NOT NULL,
     "line" integer NOT NULL,
     "id" text NOT NULL,
     "position" integer NOT NULL,
     "item" text,
     "citation" text NOT NULL,
     "link" text,
     PRIMARY KEY ("documentId", "line", "id", "position")) KEYED`,
  `create index "citation_entry_by_item" on "citation_entry" ("documentId", "item")`,
  `create index "citation_entry_by_fact" on "citation_entry" ("id")`,
  `create table "row_counter" (
     "type" text PRIMARY KEY NOT NULL,
     "total" integer NOT NULL) KEYED`,
  `create table "child_counter" (
     "relation" text NOT NULL,
     "parentId" text NOT NULL,
     "total" integer NOT NULL,
     PRIMARY KEY ("relation", "parentId")) KEYED`,
  `create index "child_counter_by_total" on "child_counter" ("relation", "total", "parentId")`,
];
