import { base58 } from "@scure/base";
import { parse as bytesOf, stringify, v4, v5, v7 } from "uuid";

import { RostrumError, shown } from "./errors";

/** The prefix of an id is the snake_case name of its type: `person_…`, `show_organisation_…`. */
export const idPrefixes = {
  Document: "document",
  Person: "person",
  Organisation: "organisation",
  Affiliation: "affiliation",
  Partnership: "partnership",
  Show: "show",
  ShowOrganisation: "show_organisation",
  Host: "host",
  Episode: "episode",
  Appearance: "appearance",
  About: "about",
  Topic: "topic",
  Publication: "publication",
  Contribution: "contribution",
  Award: "award",
  Honour: "honour",
} as const;

export type TypeName = keyof typeof idPrefixes;

/** Never change names in this namespace: all ids of `data/` are derived from it. */
const namespace = "6f0f4a5e-6d0c-5b43-9c1f-3a7f0d1b2c58";

const typeNames = new Map<string, TypeName>(
  Object.entries(idPrefixes).map(([typeName, prefix]) => [prefix, typeName as TypeName]),
);
/** The type with this prefix; null for any other text. */
export const typeOfPrefix = (prefix: string): TypeName | null => typeNames.get(prefix) ?? null;

const digits = 22;
const shape = /^[a-z_]+_[1-9A-HJ-NP-Za-km-z]{22}$/;

/** The id of an entity of `data/` with this key: UUID v5 of type and key, so the same on every fresh database. */
export function idForKey(type: TypeName, key: string): string {
  return idFrom(idPrefixes[type], v5(`${idPrefixes[type]}:${key}`, namespace));
}

/** A new id for an entity without a key: UUID v7, so that newer ids sort later. */
export function newId(type: TypeName): string {
  return idFrom(idPrefixes[type], v7());
}

/** A new id for a group of edits that can be undone together. */
export function newRunId(): string {
  return idFrom("run", v7());
}

/** A new id for a draft: random, so that it tells neither when it was made nor how many there are. */
export function newDraftId(): string {
  return idFrom("draft", v4());
}

/** 22 characters hold any 128-bit number; "1" is the zero digit, so padding keeps the number. */
function idFrom(prefix: string, uuid: string): string {
  return `${prefix}_${base58.encode(bytesOf(uuid)).padStart(digits, "1")}`;
}

const uuidBytes = 16;

/** The UUID in an id: the same entity has the same one on every server that has its id. */
export function uuidOf(id: string): string {
  const bytes = base58.decode(id.slice(id.lastIndexOf("_") + 1));
  return stringify(bytes.slice(-uuidBytes));
}

/** The type of an id, or null if the text is not one of our ids. */
export function typeOfId(id: string): TypeName | null {
  return (shape.test(id) && typeNames.get(id.slice(0, -digits - 1))) || null;
}

/** Whether the text has the form of an id. A slug never has, since it contains no underscore. */
export function isId(text: string): boolean {
  return typeOfId(text) !== null;
}

export function expectId(type: TypeName, id: string): string {
  if (typeOfId(id) === type) return id;
  throw new RostrumError(
    "BAD_ID",
    `Expected an id that begins "${idPrefixes[type]}_", but got ${shown(id)}.`,
  );
}
