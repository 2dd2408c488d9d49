import { realpath } from "node:fs/promises";

import type { Catalogue, ForgottenInLoad, LoadChanges, LoadOptions } from "../../catalogue/catalogue";
import { RostrumError } from "../../domain/errors";
import { leavesOut, type Problem } from "./problem";
import { readDataFolder, type DataFolder } from "./read-data-folder";

export interface ImportOptions extends LoadOptions {
  /** Takes what is sound of a folder with problems, which is refused as a whole otherwise. */
  readonly partial?: boolean;
  /** Where the JSON Schemas are; the folder's own by default. */
  readonly schemaFolder?: string;
}

export interface Imported extends DataFolder {
  /** Null where nothing was loaded, since the catalogue was not empty. */
  readonly changes: LoadChanges | null;
}

/**
 * Loads a data folder in one edit, or nothing after an error. Throws BAD_DATA if a record would be left out, unless `partial`
 * says that it may. Several processes may start on one new database: `onlyIntoEmpty` is for them.
 */
export async function importDataFolder(
  catalogue: Catalogue,
  folder: string,
  { partial = false, schemaFolder, ...options }: ImportOptions = {},
): Promise<Imported> {
  const data = await readDataFolder(folder, schemaFolder);
  if (!partial) assertSound(data, folder);
  const changes = await catalogue.load(
    {
      folder: await realpath(folder),
      entities: data.entities,
      leftOut: { records: data.recordsLeftOut, problems: data.problems.filter(leavesOut) },
    },
    options,
  );
  const found = changes ? forgottenProblems(data, changes.forgotten) : [];
  return { ...data, problems: [...data.problems, ...found], changes };
}

const forgottenMessages = {
  people: "Left out: this person was forgotten.",
  dependents: "Left out: it is nothing without a person who was forgotten.",
  redacted: "Loaded without the name of a person who was forgotten.",
  namesakes:
    "Loaded, and a question: a person of this name was forgotten. Nothing else is the same, so this may be another one.",
} as const;

/** Where the folder tells of people who were forgotten. Their names are not repeated. */
function forgottenProblems({ placeOf }: DataFolder, forgotten: ForgottenInLoad): Problem[] {
  return (Object.keys(forgottenMessages) as Array<keyof ForgottenInLoad>).flatMap((kind) =>
    forgotten[kind].flatMap((id): Problem[] => {
      const place = placeOf(id);
      const code = kind === "namesakes" ? "LIKELY_FORGOTTEN" : "FORGOTTEN";
      return place ? [{ code, ...place, message: forgottenMessages[kind] }] : [];
    }),
  );
}

/** As a compiler would: the first problem, and how many more. */
function assertSound({ problems }: DataFolder, folder: string): void {
  const [first, ...more] = problems.filter(leavesOut);
  if (!first) return;
  const { file, line, code, message } = first;
  const others =
    more.length === 0 ? "" : ` and ${more.length} more ${more.length === 1 ? "problem" : "problems"}`;
  throw new RostrumError(
    "BAD_DATA",
    `${file}:${line} ${code} ${message}\nThis${others} in ${folder}: nothing was loaded. \`rostrum check data ${folder}\` lists what is wrong; --partial loads what is sound.`,
    { problems: more.length + 1 },
  );
}
