import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";

import { readDigests, digested } from "../../src/importers/evaluation/digests";
import {
  compareItems,
  entitiesOf,
  type ProfileEvaluation,
} from "../../src/importers/evaluation/evaluate-profile";
import { itemsOf } from "../../src/importers/evaluation/items";
import { type ProfileReading, readingOf } from "./reading";

/** What is read before the last run, and what only in it. */
export type Half = "seen" | "sealed";

export interface LabelledDocument {
  readonly file: string;
  readonly folder: string;
  /** Its key in the labels; null where they are of no other. */
  readonly key: string | null;
}

/** A document as it was read, beside its labels. */
export interface Evaluated {
  readonly name: string;
  readonly document: LabelledDocument | null;
  readonly reading: ProfileReading;
  readonly evaluation: ProfileEvaluation;
}

const schemaFolder = join("data", "schema");
const shared = join("..", "shared");

/** The profile behind `data/`; its labels are those of the document of this key. */
export const profile: LabelledDocument = {
  file: join(shared, "seeds", "profile.md"),
  folder: "data",
  key: "profile",
};

/** Under this name the labels of a list are kept. */
export const nameOfList = (list: string): string =>
  createHash("sha256").update(basename(list)).digest("hex").slice(0, 12);

/** Reads a document, and compares it with a labelled folder. */
export async function evaluated(name: string, document: LabelledDocument): Promise<Evaluated> {
  const { file, folder, key } = document;
  const reading = await readingOf({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) });
  const labelled = itemsOf(await entitiesOf(folder, schemaFolder), key);
  return { name, document, reading, evaluation: compareItems(reading.items, labelled) };
}

/** The made-up documents of a half. */
export async function evaluatedDocuments(half: Half): Promise<Evaluated[]> {
  const folder = join("bench", "eval", "documents", half);
  const found: Evaluated[] = [];
  for (const name of readdirSync(folder)) {
    const file = readdirSync(join(folder, name)).find(
      (one) => extname(one) !== "" && !one.startsWith("source."),
    );
    if (file === undefined)
      throw new Error(`Expected a document in ${join(folder, name)}, but there is none.`);
    found.push(
      await evaluated(name, {
        file: join(folder, name, file),
        folder: join(folder, name, "data"),
        key: null,
      }),
    );
  }
  return found;
}

/** The lists of a half. They hardly say whose they are: the account that they are of does. */
export async function evaluatedLists(half: Half): Promise<Evaluated[]> {
  const folder = join(shared, "data", "lists");
  const found: Evaluated[] = [];
  for (const list of existsSync(folder) ? readdirSync(folder) : []) {
    const labels = join("bench", "eval", "lists", `${nameOfList(list)}.json`);
    const text = existsSync(labels) ? readFileSync(labels, "utf8") : "";
    if (text === "" || (JSON.parse(text) as { readonly half: Half }).half !== half) continue;
    const [account = ""] = list.split("+");
    const person = account.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
    const reading = await readingOf(
      { name: list, bytes: new Uint8Array(readFileSync(join(folder, list))) },
      person,
    );
    const evaluation = compareItems(reading.items, readDigests(text, labels), digested);
    found.push({ name: nameOfList(list), document: null, reading, evaluation });
  }
  return found;
}
