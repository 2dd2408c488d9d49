import { readdir, readFile } from "node:fs/promises";

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";

import type { Problem } from "./problem";
import type { YamlFile } from "./yaml-file";

/** The JSON Schemas that editors use, taken from the same files: what an editor accepts, we accept. */
export async function readSchemas(folder: string): Promise<(name: string) => ValidateFunction> {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
  addFormats.default(ajv);
  for (const name of await readdir(`${folder}/schema`)) {
    if (name.endsWith(".schema.json")) {
      ajv.addSchema(JSON.parse(await readFile(`${folder}/schema/${name}`, "utf8")) as object);
    }
  }
  return (name) => {
    const validate = ajv.getSchema(`${name}.schema.json`);
    if (!validate) throw new Error(`There is no schema/${name}.schema.json in the data folder.`);
    return validate;
  };
}

/** The elements that break the schema, each once: of errors inside an `anyOf` the deepest says most. */
export function schemaProblems(file: YamlFile, validate: ValidateFunction): Problem[] {
  if (validate(file.value)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => !["anyOf", "oneOf", "if"].includes(keyword))
    .map((error) => ({
      code: "NOT_BY_SCHEMA",
      file: file.name,
      line: file.lineOf(pathOf(error)),
      message: messageOf(error),
    }));
}

/** The path to what is wrong, from a JSON pointer. */
export function pathOf({ instancePath }: Pick<ErrorObject, "instancePath">): Array<string | number> {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function messageOf({ keyword, message, params, instancePath, data }: ErrorObject): string {
  const where = instancePath.split("/").at(-1) || "the file";
  if (keyword === "additionalProperties") {
    return `Expected ${where} to have no property "${(params as { additionalProperty: string }).additionalProperty}".`;
  }
  if (keyword === "enum") {
    return `Expected ${where} to be one of ${(params as { allowedValues: string[] }).allowedValues.join(", ")}, but got ${JSON.stringify(data)}.`;
  }
  const got = ["required", "minProperties"].includes(keyword)
    ? ""
    : `, but got ${JSON.stringify(data)?.slice(0, 80)}`;
  return `Expected ${where}: ${message ?? keyword}${got}.`;
}
