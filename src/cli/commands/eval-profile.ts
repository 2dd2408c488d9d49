import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";

import { Catalogue } from "../../catalogue/catalogue";
import { RostrumError } from "../../domain/errors";
import { typeOfId } from "../../domain/ids";
import { exportDataFolder } from "../../exporters/data-folder";
import {
  entitiesOf,
  evaluateProfile,
  type Mistake,
  type ProfileEvaluation,
} from "../../importers/evaluation/evaluate-profile";
import { itemKinds } from "../../importers/evaluation/items";
import { importFiles } from "../../importers/import-files";
import { schemaFolderFor } from "../data-folders";
import { print } from "../output";

interface EvalProfileOptions {
  readonly against: string;
  readonly document?: string;
  readonly person?: string;
  readonly json?: boolean;
}

/** Imports a profile into an empty database that is thrown away, whatever it is not sure of too, and prints how right that is. */
export async function evalProfileCommand(
  profile: string,
  { against, document, person, json }: EvalProfileOptions,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-"));
  try {
    const data = join(folder, "data");
    await readInto(data, profile, person ?? null, folder);
    const schemaFolder = schemaFolderFor(data);
    const key = document ?? (await documentOf(profile, against, schemaFolder));
    const evaluation = await evaluateProfile(data, against, { schemaFolder, document: key });
    if (json) print(JSON.stringify({ profile, against, document: key, ...evaluation }, null, 2));
    else printEvaluation(evaluation);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readInto(data: string, profile: string, person: string | null, folder: string): Promise<void> {
  const catalogue = await Catalogue.open(`sqlite:${join(folder, "empty.sqlite")}`);
  try {
    await catalogue.migrate();
    const { files } = await importFiles(catalogue, [profile], { as: "profile", person, acceptAbove: 0 });
    const unread = files.find(({ format }) => format === null);
    if (unread) throw new RostrumError("BAD_DATA", `${unread.file} not read. ${unread.why}`);
    await exportDataFolder(catalogue.reader, data);
  } finally {
    await catalogue.close();
  }
}

/** The document of the labels that is called as the file; null, which is all of them, without one. */
async function documentOf(profile: string, against: string, schemaFolder: string): Promise<string | null> {
  if (against.endsWith(".json")) return null;
  const stem = basename(profile, extname(profile));
  const slugs = (await entitiesOf(against, schemaFolder)).flatMap((one) =>
    typeOfId(one.id) === "Document" ? [(one as { readonly slug: string }).slug] : [],
  );
  return slugs.includes(stem) ? stem : null;
}

const share = (value: number | null): string => (value === null ? "   none" : value.toFixed(4).padStart(7));

function printEvaluation({ kinds, misses, inventions, differences }: ProfileEvaluation): void {
  print("kind           found labelled precision  recall   of inferred: precision  recall");
  for (const kind of itemKinds) {
    const { found, labelled, precision, recall, inferred } = kinds[kind];
    print(
      `${kind.padEnd(14)} ${String(found).padStart(5)} ${String(labelled).padStart(8)}   ${share(precision)} ${share(recall)}                ${share(inferred.precision)} ${share(inferred.recall)}`,
    );
  }
  for (const one of misses) print(`miss: ${sentenceOf(one)}`);
  for (const one of inventions) print(`invention: ${sentenceOf(one)}`);
  for (const { of, found, labelled, ...one } of differences)
    print(
      `difference: ${sentenceOf(one)}: ${of} is ${labelled ?? "not known"}, but was read as ${found ?? "not known"}`,
    );
}

const sentenceOf = ({ kind, name, place, isInferred }: Mistake): string =>
  `${kind}, ${name}${place === null ? "" : ` (${place})`}${isInferred ? ", inferred" : ""}`;
