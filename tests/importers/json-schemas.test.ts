import { readdirSync, readFileSync } from "node:fs";

import { buildSchema, isEnumType, isListType, isNonNullType, isObjectType, getNamedType } from "graphql";

import { dataFolder } from "../../src/cli/paths";
import type { TypeName } from "../../src/domain/ids";
import { entityClasses } from "../../src/entities";
import { entityShapes } from "../../src/entities/columns";
import { printedJsonSchemas } from "../../src/importers/data-folder/json-schemas/json-schemas";
import { recordSchema } from "../../src/importers/data-folder/json-schemas/record-schema";
import { printedApiSchema } from "../../src/subgraphs/generated";

interface Property {
  readonly description: string;
  readonly enum?: string[];
  readonly items?: Property;
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
}

const types = Object.keys(entityClasses) as TypeName[];
const schemaOf = (type: TypeName) => recordSchema(type) as unknown as ObjectSchema;

describe("data/schema", () => {
  it("is what the code says: `npm run schema` writes it", () => {
    const onDisk = readdirSync(`${dataFolder}/schema`).map(
      (name) => [name, readFileSync(`${dataFolder}/schema/${name}`, "utf8")] as const,
    );

    expect(Object.fromEntries(onDisk)).toEqual(Object.fromEntries(printedJsonSchemas()));
  });
});

describe("a record in the JSON Schemas", () => {
  const graph = buildSchema(printedApiSchema());

  /** The key and the place say the first three of these, save in exports. */
  const inWordsOfItsOwn = new Set(["id", "slug", "position", "links", "standing", "inferredFrom"]);

  /** What is said otherwise of the properties of a type than of its GraphQL fields. */
  function differencesIn(type: TypeName): string[] {
    const { properties, required } = schemaOf(type);
    const graphType = graph.getType(type);
    const fields = isObjectType(graphType) ? graphType.getFields() : {};

    return entityShapes[type].columns.flatMap(({ name, spreadFrom, isKept, default: usual }) => {
      const column = spreadFrom ?? name;
      const field = fields[column];
      const property = properties[column];
      if (!field || !property || isKept || inWordsOfItsOwn.has(column)) return [];

      const isNeeded = isNonNullType(field.type) && !isListType(field.type.ofType) && usual === null;
      const named = getNamedType(field.type);
      const values = isEnumType(named) ? named.getValues() : [];
      const parts = [field.description ?? "?", ...values.map((one) => `${one.name}: ${one.description}`)];
      const names = (property.items ?? property).enum ?? [];
      const isAsThere = {
        description: parts.every((part) => property.description.includes(part)),
        nullability: required.includes(column) === isNeeded,
        values: names.toSorted().join(" ") === values.map((value) => value.name).join(" "),
      };
      return Object.entries(isAsThere).flatMap(([what, is]) => (is ? [] : `${what} of ${type}.${column}`));
    });
  }

  it("has the descriptions, values and nullability of its GraphQL type", () => {
    expect(types.flatMap(differencesIn).toSorted()).toEqual([
      // A list that may be empty, but not in YAML.
      "nullability of Appearance.roles",
      // The reader fills these in.
      "nullability of Episode.displayTitle",
      "nullability of Person.sortName",
      "nullability of Publication.displayTitle",
      "nullability of Show.displayTitle",
    ]);
  });

  /** Columns that are not written: derived, kept by the writer, or said by the list that a record stands in. */
  const notWritten: Record<TypeName, string> = {
    Document: "inferredFrom sortText sources standing version",
    Topic: "inferredFrom links sortText standing version",
    Organisation: "inferredFrom searchText sortText standing version",
    Person: "inferredFrom searchText sortText standing version",
    Affiliation: "personId sortOn version",
    Partnership: "sortOn version",
    Publication: "inferredFrom searchText sortOn standing version",
    Contribution: "publicationId sortOn version",
    Award: "inferredFrom searchText sortOn standing version",
    Honour: "awardId sortOn version",
    Show: "inferredFrom searchText sortText standing version",
    ShowOrganisation: "showId version",
    Episode: "dayEarliest dayLatest inferredFrom searchText serial showId sortOn standing version",
    Host: "episodeId showId sortOn version",
    Appearance: "episodeId showId sortOn version",
    About: "version workId",
  };
  /** What a column is called in YAML, where that is not its own name, or that without `Id`. */
  const renamed: Readonly<Record<string, string>> = {
    slug: "key",
    sources: "cite",
    subjectId: "topic",
    contributorId: "show",
    recipientIds: "recipients",
    topicIds: "topics",
  };

  it.each(types)("has every column but those that are derived, kept or said by its list: %s", (type) => {
    const { properties } = schemaOf(type);
    const columns = new Set(entityShapes[type].columns.map(({ name, spreadFrom }) => spreadFrom ?? name));

    const left = [...columns].filter((name) => !((renamed[name] ?? name.replace(/Ids?$/, "")) in properties));

    expect(left.toSorted().join(" ")).toBe(notWritten[type]);
  });
});
