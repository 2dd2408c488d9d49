import { Citation, Link } from "../../../entities";
import { dataFiles, showFile, type DataFile } from "../data-files";
import { writtenFieldsOf } from "../value-formats";
import {
  uncapitalised,
  writtenShapes,
  type ValueClass,
  type WrittenField,
} from "../../../entities/written-properties";
import { commonFile, commonPieces, objectSchema, type JsonSchema } from "./common-pieces";
import { listSchemas, recordSchema, sharedRecords } from "./record-schema";
import { citationSchema, objectValueSchema } from "./value-schemas";

/** The text of every file of `data/schema`, by name. Editors use them, and the reader of a data folder. */
export function printedJsonSchemas(): Map<string, string> {
  return new Map(
    [...jsonSchemas()].map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`] as const),
  );
}

function jsonSchemas(): Map<string, JsonSchema> {
  return new Map([
    [commonFile, commonSchema()],
    fileSchema(showFile, recordSchema("Show")),
    ...dataFiles.map((file) => {
      const required = Object.entries(file.lists).flatMap(([name, list]) => (list.required ? [name] : []));
      return fileSchema(file, objectSchema(file.description, listSchemas(file.lists), required));
    }),
  ]);
}

const head = (name: string, title: string) => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: name,
  title,
});

function fileSchema(
  { name, title, description }: Pick<DataFile, "name" | "title" | "description">,
  schema: JsonSchema,
): [string, JsonSchema] {
  const file = `${name}.schema.json`;
  const leftOut = "Leave out what is not known: what is left out is null, an empty list, or its usual value.";
  return [file, { ...head(file, title), ...schema, description: `${description} ${leftOut}` }];
}

function commonSchema(): JsonSchema {
  const values = valueClasses().map((of) => [uncapitalised(of.name), objectValueSchema(of)] as const);
  const records = [...sharedRecords].map((type) => [uncapitalised(type), recordSchema(type)] as const);
  return {
    ...head(commonFile, "Shared pieces"),
    description: "What the files of data/ have in common.",
    $defs: { ...commonPieces, citation: citationSchema(), ...Object.fromEntries([...values, ...records]) },
  };
}

/** The classes of objects without an id, which are in records and in each other. */
function valueClasses(): ValueClass[] {
  const found = new Set<ValueClass>([Link]);
  const add = (fields: readonly WrittenField[]) => {
    for (const { value } of fields) if (value.kind === "object") found.add(value.of);
  };
  for (const { properties } of Object.values(writtenShapes)) add(properties);
  for (const of of found) add(writtenFieldsOf(of));
  return [...found].filter((of) => of !== Citation);
}
