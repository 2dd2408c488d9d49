import type { TypeName } from "../../../domain/ids";
import { IdentifierScheme } from "../../../domain/identifiers";
import { LinkPurpose } from "../../../domain/links/link";
import { roleTypes, thingTypes } from "./mapping";
import { mappedProperties } from "./properties";

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a mapping file. Editors use it, and the reader. */
export function mappingSchema(): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "mapping.schema.json",
    title: "Mapping",
    description:
      "Says which thing each row of a table, list or folder is, and which column is which property.",
    ...objectOf(
      {
        source: {
          description: "What the source is.",
          ...objectOf({
            key: text("What it is known by wherever it is read from. Default: the path of the file."),
            title: text("What it is called. Default: the name of the file."),
            url: { ...text("The address that it is published at."), pattern: "^https?://\\S+$" },
          }),
        },
        rows: {
          description:
            "The kinds of rows, those that say most of a thing first: what an earlier row says of a thing stays.",
          type: "array",
          minItems: 1,
          items: { $ref: "#/$defs/rows" },
        },
      },
      ["rows"],
    ),
    $defs: { ...pieces(), rows: rowsSchema() },
  };
}

function rowsSchema(): JsonSchema {
  const things = Object.entries(thingTypes).map(([name, type]) => [name, thingSchema(type)] as const);
  const roles = Object.entries(roleTypes).map(([name, type]) => [name, roleSchema(type)] as const);
  return {
    description: "Rows of one kind: a thing each, and what is said of others beside it.",
    ...objectOf(
      {
        files: {
          description:
            "Patterns of the paths of their files, such as `people/*.json`, matched at the end of a path. Default: every file.",
          ...oneOrMore({ type: "string", minLength: 1 }),
        },
        format: {
          description: "Default: by the end of the file's name, else by how it begins.",
          enum: ["csv", "tsv", "json", "ndjson", "yaml", "front-matter", "xlsx"],
        },
        delimiter: { ...text("What separates cells. Default: as the first line shows."), maxLength: 1 },
        sheet: {
          description:
            "The sheet of a workbook, or several. Default: every sheet that is not hidden and has a column of the mapping.",
          ...oneOrMore({ type: "string", minLength: 1 }),
        },
        header: {
          description:
            "The line, or the row of a sheet, with the names of the columns. Default: the first line; of a sheet the row with most of the mapping's columns.",
          type: "integer",
          minimum: 1,
        },
        at: {
          description:
            "A JSON Pointer to the rows, in which `*` is every element. Default: the elements of a list, else the whole file.",
          type: "string",
          pattern: "^(/[^/]*)+$",
        },
        is: {
          description: "What a row is: the report counts it as this.",
          enum: [...Object.keys(thingTypes), "appearance"],
        },
        ...Object.fromEntries(things),
        ...Object.fromEntries(roles),
        affiliations: { type: "array", items: affiliationSchema() },
        peopleIn: textsSchema(),
      },
      ["is"],
    ),
  };
}

/** What a fact can say of that it is about something. */
const typesWithTopics: ReadonlySet<TypeName> = new Set(["Show", "Episode", "Publication"]);

const thingSchema = (type: TypeName): JsonSchema => ({
  description: `A ${type} that the row speaks of.`,
  ...objectOf({
    key: {
      description: "What it is known by among its like. Default: its name or title, and its date.",
      $ref: "#/$defs/expression",
    },
    sameAs: { description: "Another key of the same thing: the two are one.", $ref: "#/$defs/expression" },
    links: { $ref: "#/$defs/links" },
    ...(typesWithTopics.has(type)
      ? { topics: { description: "The topics that it is about.", $ref: "#/$defs/topics" } }
      : {}),
    identifiers: {
      type: "array",
      items: objectOf(
        { scheme: { enum: Object.keys(IdentifierScheme) }, from: { $ref: "#/$defs/expression" } },
        ["scheme", "from"],
      ),
    },
    ...valueSchemas(type),
  }),
});

const roleSchema = (type: TypeName): JsonSchema => ({
  description: `Who is named in the row, as ${type}s of its thing.`,
  type: "array",
  items: objectOf(
    {
      each: {
        description: "A list of which every element names one. Default: the row.",
        $ref: "#/$defs/expression",
      },
      from: { description: "Where the names or keys stand.", $ref: "#/$defs/expression" },
      by: {
        description: "Whether they are names, or keys of people that other rows describe. Default: name.",
        enum: ["name", "key"],
      },
      split: { description: "Whether a text of several names is split. Default: true.", type: "boolean" },
      links: { $ref: "#/$defs/links" },
      ...(type === "Honour"
        ? {}
        : {
            creditedAs: {
              description: "How they are credited. Default: as the name is written.",
              $ref: "#/$defs/expression",
            },
          }),
      ...(type === "Appearance"
        ? {
            position: {
              description: "Their place among the others, from 1. Default: as they follow each other.",
              $ref: "#/$defs/expression",
            },
            onBehalfOf: {
              description: "The organisations on whose behalf they appear.",
              $ref: "#/$defs/expression",
            },
          }
        : {}),
      ...valueSchemas(type),
    },
    ["from"],
  ),
});

const affiliationSchema = (): JsonSchema => ({
  description: "An organisation to which the person of the row belongs.",
  ...objectOf({ organisation: { $ref: "#/$defs/expression" }, ...valueSchemas("Affiliation") }, [
    "organisation",
  ]),
});

const textsSchema = (): JsonSchema => ({
  description:
    "Texts that may name the hosts and guests of the episode: whom they name is inferred, and says how surely and from what.",
  ...objectOf({
    title: { description: "As in “Maps with Ann Lee”.", ...oneOrMore({ $ref: "#/$defs/expression" }) },
    notes: {
      description:
        "Plain, Markdown or HTML: “Guest: Ann Lee”, a list under the heading “Guests”, “we talk with Ann Lee”.",
      ...oneOrMore({ $ref: "#/$defs/expression" }),
    },
  }),
});

const valueSchemas = (type: TypeName): Record<string, JsonSchema> =>
  Object.fromEntries(
    mappedProperties(type).map(({ name, description }) => [
      name,
      { ...(description === null ? {} : { description }), $ref: "#/$defs/value" },
    ]),
  );

function pieces(): Record<string, JsonSchema> {
  const expression = { $ref: "#/$defs/expression" };
  return {
    expression: {
      description:
        "A column, a JSON Pointer, `$name`, `$folder`, `$parent`, `$body` or `$summary` of the file, `$key`, or a text with such in braces: `{$folder} {number?}`.",
      type: "string",
      minLength: 1,
    },
    value: {
      description: "A column, or more about it.",
      anyOf: [
        expression,
        objectOf({
          from: { description: "The first that is there.", ...oneOrMore(expression) },
          is: { description: "The same for every row.", anyOf: [{ type: "string" }, { type: "number" }] },
          map: {
            description: "What a text of the source is in the graph; null: nothing.",
            type: "object",
            additionalProperties: { anyOf: [{ type: "string" }, { type: "null" }] },
          },
          date: {
            description:
              "The form of a date, such as `M/D/YY` or `D. MMM YYYY`, `unix seconds` or `unix milliseconds`; of several the first that fits.",
            ...oneOrMore({ type: "string", minLength: 1 }),
          },
          pivot: {
            description: "Of years in two digits: those below it are of 2000 and later.",
            type: "integer",
            minimum: 0,
            maximum: 100,
          },
        }),
      ],
    },
    topics: {
      description: "Where labels stand, or more about it.",
      anyOf: [
        expression,
        objectOf(
          {
            from: oneOrMore(expression),
            split: {
              description: "Whether a text is split at commas, semicolons and bars. Default: true.",
              type: "boolean",
            },
          },
          ["from"],
        ),
      ],
    },
    links: {
      type: "array",
      items: objectOf(
        {
          each: { description: "A list of which every element has one. Default: the row.", ...expression },
          when: {
            description: "By column, the text that is there where there is such a link.",
            type: "object",
            additionalProperties: { type: "string" },
          },
          from: oneOrMore(expression),
          purpose: { description: "Default: ABOUT.", enum: Object.keys(LinkPurpose) },
        },
        ["from"],
      ),
    },
  };
}

const oneOrMore = (schema: JsonSchema): JsonSchema => ({
  anyOf: [schema, { type: "array", minItems: 1, items: schema }],
});

const text = (description: string): JsonSchema => ({ description, type: "string", minLength: 1 });

const objectOf = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
