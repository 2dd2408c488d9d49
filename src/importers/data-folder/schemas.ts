import { readdir, readFile } from "node:fs/promises";

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";

import { RostrumError } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { urlPattern } from "../../domain/patterns";
import { dataFiles, showFile, showFolder } from "./data-files";
import { printedJsonSchemas } from "./json-schemas/json-schemas";
import { recordSchema } from "./json-schemas/record-schema";
import type { Problem } from "./problem";
import type { RecordLists } from "./record-format";
import { recordFormats } from "./record-formats";
import { messageOf, tellingErrors } from "../../domain/schema-errors";
import type { YamlFile } from "./yaml-file";

const rootFiles = dataFiles.map(({ name }) => `${name}.yaml`).toSorted();

/** The JSON Schemas of this folder, which editors use too: what an editor accepts, we accept. */
export async function readSchemas(folder: string): Promise<(file: string) => ValidateFunction | null> {
  const names = await readdir(folder).catch(() => {
    throw new RostrumError("NOT_FOUND", `Expected JSON Schemas in ${folder}, but there is no such folder.`);
  });
  const texts: string[] = [];
  for (const name of names) {
    if (name.endsWith(".schema.json")) texts.push(await readFile(`${folder}/${name}`, "utf8"));
  }
  const ajv = compilerOf(texts);
  return (file) => {
    if (!file.startsWith(showFolder) && !rootFiles.includes(file)) return null;
    const name = file.startsWith(showFolder) ? showFile.name : file.replace(".yaml", "");
    const validate = ajv.getSchema(`${name}.schema.json`);
    if (!validate) {
      throw new RostrumError("NOT_FOUND", `Expected ${folder}/${name}.schema.json, but there is none.`);
    }
    return validate;
  };
}

/** Of a record alone, without its lists: by the schemas of this program. */
export function recordValidator(type: TypeName): ValidateFunction {
  const ajv = compilerOf([...printedJsonSchemas().values()]);
  const $id = `${type}.record.json`;
  return ajv.getSchema($id) ?? ajv.compile({ $id, ...recordSchema(type) });
}

let latest: { readonly texts: string; readonly ajv: Ajv2020 } | null = null;

/** Compiling takes longer than reading a folder, so the same schemas again are not compiled again. */
function compilerOf(texts: readonly string[]): Ajv2020 {
  const joined = texts.join("\n");
  if (latest?.texts === joined) return latest.ajv;
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    verbose: true,
    // It takes a third of the compilation, and saves nothing on a folder that people write.
    code: { optimize: false },
  });
  addFormats.default(ajv);
  for (const text of texts) ajv.addSchema(JSON.parse(text) as object);
  latest = { texts: joined, ajv };
  return ajv;
}

/** Removes the smallest records of a file that violate its schema, and reports their problems. */
export function keepToSchema(file: YamlFile, validate: ValidateFunction | null): Problem[] {
  if (!validate) {
    file.value = null;
    const message = `Expected ${rootFiles.join(", ")} or a show in shows/, but nothing is known of such a file.`;
    return [{ code: "NOT_BY_SCHEMA", file: file.name, line: 1, message }];
  }
  if (validate(file.value)) return [];

  const errors = (validate.errors ?? []).filter((error) => !isReadLater(error));
  for (const error of errors) {
    if (isBrokenLink(error)) takeOutValue(file, pathOf(error));
    else takeOut(file, pathOf(error));
  }
  return tellingErrors(errors).map((error) => ({
    code: isBrokenLink(error) ? "BAD_LINK" : "NOT_BY_SCHEMA",
    file: file.name,
    line: file.lineOf(placeOf(error)),
    message: messageOf(error),
  }));
}

/** A text that is no address. It costs no more than itself. */
const isBrokenLink = ({ keyword, schema }: ErrorObject): boolean =>
  keyword === "pattern" && schema === urlPattern;

/** That of an element of `links` is a problem of its record, which may be reviewed. */
const isReadLater = (error: ErrorObject): boolean =>
  isBrokenLink(error) && /\/links\/\d+\/url$/.test(error.instancePath);

/** Leaves null in the place of the value itself. */
function takeOutValue(file: YamlFile, path: ReadonlyArray<string | number>): void {
  let owner = file.value;
  for (const part of path.slice(0, -1))
    owner = (owner as Record<string | number, unknown> | null | undefined)?.[part];
  const last = path.at(-1);
  if (typeof owner === "object" && owner !== null && last !== undefined)
    (owner as Record<string | number, unknown>)[last] = null;
}

/** Leaves null in its place, so that what comes after keeps its number, and so its line. */
function takeOut(file: YamlFile, path: ReadonlyArray<string | number>): void {
  const length = lengthToRecord(file.name, path);
  const index = path[length - 1];
  if (typeof index !== "number") {
    file.value = null;
    return;
  }
  let list = file.value;
  for (const part of path.slice(0, length - 1))
    list = (list as Record<string | number, unknown> | null)?.[part];
  if (Array.isArray(list)) list[index] = null;
}

/** How much of a path leads to the innermost record: an element of any other list is wrong together with what bears it. */
function lengthToRecord(file: string, path: ReadonlyArray<string | number>): number {
  let lists: RecordLists = file.startsWith(showFolder)
    ? showFile.lists
    : (dataFiles.find(({ name }) => `${name}.yaml` === file)?.lists ?? {});
  let length = 0;
  for (;;) {
    const list = lists[path[length] ?? ""];
    if (!list || typeof path[length + 1] !== "number") return length;
    lists = recordFormats[list.of].lists ?? {};
    length += 2;
  }
}

/** The path to what is wrong; to a property that is too much itself. */
function placeOf(error: ErrorObject): Array<string | number> {
  const { additionalProperty } = error.params as { additionalProperty?: string };
  return [...pathOf(error), ...(additionalProperty === undefined ? [] : [additionalProperty])];
}

/** The path to what is wrong, from a JSON pointer. */
function pathOf({ instancePath }: Pick<ErrorObject, "instancePath">): Array<string | number> {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
