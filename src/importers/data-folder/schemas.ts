import { readdir, readFile } from "node:fs/promises";

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";

import { RostrumError } from "../../domain/errors";
import type { Problem } from "./problem";
import { messageOf, tellingErrors } from "./schema-errors";
import type { YamlFile } from "./yaml-file";

const rootFiles = ["awards", "documents", "organisations", "people", "publications", "topics"].map(
  (stem) => `${stem}.yaml`,
);

/** The JSON Schemas of this folder, which editors use too: what an editor accepts, we accept. */
export async function readSchemas(folder: string): Promise<(file: string) => ValidateFunction | null> {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
  addFormats.default(ajv);
  const names = await readdir(folder).catch(() => {
    throw new RostrumError("NOT_FOUND", `Expected JSON Schemas in ${folder}, but there is no such folder.`);
  });
  for (const name of names) {
    if (name.endsWith(".schema.json")) {
      ajv.addSchema(JSON.parse(await readFile(`${folder}/${name}`, "utf8")) as object);
    }
  }
  return (file) => {
    if (!file.startsWith("shows/") && !rootFiles.includes(file)) return null;
    const name = file.startsWith("shows/") ? "show" : file.replace(".yaml", "");
    const validate = ajv.getSchema(`${name}.schema.json`);
    if (!validate) {
      throw new RostrumError("NOT_FOUND", `Expected ${folder}/${name}.schema.json, but there is none.`);
    }
    return validate;
  };
}

/** Takes out of a file the least that breaks its schema, a thing or a relation, and tells what was wrong with it. */
export function keepToSchema(file: YamlFile, validate: ValidateFunction | null): Problem[] {
  if (!validate) {
    file.value = null;
    const message = `Expected ${rootFiles.join(", ")} or a show in shows/, but nothing is known of such a file.`;
    return [{ code: "NOT_BY_SCHEMA", file: file.name, line: 1, message }];
  }
  if (validate(file.value)) return [];

  const errors = validate.errors ?? [];
  for (const error of errors) takeOut(file, pathOf(error));
  return tellingErrors(errors).map((error) => ({
    code: "NOT_BY_SCHEMA",
    file: file.name,
    line: file.lineOf(pathOf(error)),
    message: messageOf(error),
  }));
}

/** The lists of things and relations. An element of any other list belongs to what bears it: with it wrong, that is wrong. */
const listsOfRecords = new Set<string | number | undefined>([
  "about",
  "affiliations",
  "appearances",
  "awards",
  "contributions",
  "documents",
  "episodes",
  "honours",
  "hosts",
  "organisations",
  "partnerships",
  "people",
  "publications",
  "topics",
]);

/** Leaves null in its place, so that what comes after keeps its number, and so its line. */
function takeOut(file: YamlFile, path: ReadonlyArray<string | number>): void {
  const index = path.findLastIndex(
    (part, at) => typeof part === "number" && listsOfRecords.has(path[at - 1]),
  );
  if (index < 0) {
    file.value = null;
    return;
  }
  let list = file.value;
  for (const part of path.slice(0, index)) list = (list as Record<string | number, unknown> | null)?.[part];
  if (Array.isArray(list)) list[path[index] as number] = null;
}

/** The path to what is wrong, from a JSON pointer. */
function pathOf({ instancePath }: Pick<ErrorObject, "instancePath">): Array<string | number> {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
