import { readFileSync } from "node:fs";

import { RostrumError, shown } from "../../domain/errors";
import { documentIdForm, documentIdOf, readDocumentId } from "./document-id";

/** Operation texts by document id. */
export type Manifest = ReadonlyMap<string, string>;

/**
 * Reads a manifest as written by GraphQL Code Generator (`persistedDocuments`) and Relay's compiler
 * (`persistConfig`, SHA256): a JSON object of ids and texts. Throws `BAD_SETTING` if it is invalid, or if a
 * text does not match its id.
 */
export function readManifest(file: string): Manifest {
  const entries = Object.entries(parsed(file));
  return new Map(
    entries.map(([key, text]) => {
      const id = readDocumentId(key);
      if (id === null) throw badManifest(file, `but ${shown(key)} is not ${documentIdForm}`);
      if (typeof text !== "string") throw badManifest(file, `but under ${key} there is no string`);
      const own = documentIdOf(text);
      if (own === id) return [id, text] as const;
      throw badManifest(file, `but the text under ${key} has the id ${own}`);
    }),
  );
}

function parsed(file: string): object {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw badManifest(file, code ? `but it cannot be read (${code})` : "but it is not JSON");
  }
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json;
  throw badManifest(file, "but it is not a JSON object");
}

function badManifest(file: string, butWhat: string): RostrumError {
  return new RostrumError(
    "BAD_SETTING",
    `Expected a manifest of trusted documents in ${file}, a JSON object of ids and texts, ${butWhat}.`,
  );
}
