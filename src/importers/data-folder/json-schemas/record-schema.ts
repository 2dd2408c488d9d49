import { entityClasses } from "../../../entities";
import { idPrefixes, type TypeName } from "../../../domain/ids";
import { recordRules } from "../../../entities/record-rules";
import type { AnyRecordFormat, RecordLists } from "../record-format";
import { ownerRelationsOf, recordFormats } from "../record-formats";
import {
  descriptionOf,
  placeColumn,
  uncapitalised,
  writtenShapes,
  type WrittenArc,
} from "../../../entities/written-properties";
import {
  filledListSchema,
  listSchema,
  objectSchema,
  refTo,
  withProperty,
  type JsonSchema,
} from "./common-pieces";
import { isNeeded, keyDescription, keyPieceOf, propertySchema } from "./value-schemas";

/** The schema of a record in YAML: what its class has, as far as its format does not say otherwise. */
export function recordSchema(type: TypeName): JsonSchema {
  const format: AnyRecordFormat = recordFormats[type];
  const { lists = {}, unwritten = [], filled = {}, notes = {}, isSource = false } = format;
  const { anyOf, patterns = {}, minimums = {}, ...rules } = recordRules[type];
  const owners = ownerRelationsOf(type);
  const { isThing, hasPlace, ...shape } = writtenShapes[type];
  const properties = shape.properties.filter(({ name }) => !owners.has(name) && !unwritten.includes(name));
  const arcs = shape.arcs.filter(({ name }) => !owners.has(name));
  const required = (rules.required ?? []).filter((one) => properties.some(({ name }) => name === one));
  const needed = properties
    .filter((property) => isNeeded(property) && !filled[property.column])
    .map(({ name }) => name);

  return {
    ...objectSchema(
      descriptionOf(entityClasses[type]),
      {
        ...(isThing && { key: keySchema(type, notes["key"]) }),
        ...asExported(type, { isThing, hasPlace }),
        ...arcProperties(arcs, notes),
        ...Object.fromEntries(
          properties.map((property) => {
            const { name } = property;
            return [
              name,
              propertySchema(property, {
                pattern: patterns[name],
                note: notes[name],
                minimum: minimums[name],
                isFilled: required.includes(name),
              }),
            ];
          }),
        ),
        ...(isThing ? {} : howItStands),
        ...(unwritten.includes("links") ? {} : { links: linksSchema }),
        reviewed: listSchema(
          "What `rostrum check` reports of this record, and is right all the same: it is not reported again.",
          refTo("review"),
        ),
        ...listSchemas(lists),
        ...(isSource ? {} : { cite: { description: "Where the document says so.", ...refTo("cite") } }),
      },
      [...new Set([...(isThing ? ["key"] : []), ...needed, ...required, ...(isSource ? [] : ["cite"])])],
    ),
    ...(anyOf && { anyOf: anyOf.map(withProperty) }),
    ...choiceIn(arcs),
  };
}

/** Lists of records, each with the schema of its elements: in its place, or that of all places where there are several. */
export function listSchemas(lists: RecordLists): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, { of, description }]) => {
      const records = sharedRecords.has(of) ? refTo(uncapitalised(of)) : recordSchema(of);
      return [name, listSchema(description, records)];
    }),
  );
}

const nested = Object.values(recordFormats).flatMap(({ lists = {} }) => Object.values(lists));

/** Records whose lists are in several types of records: their schemas are shared definitions. */
export const sharedRecords: ReadonlySet<TypeName> = new Set(
  nested.map(({ of }) => of).filter((type) => nested.filter(({ of }) => of === type).length > 1),
);

const linksSchema = listSchema(
  "Pages on the web: where it can be heard, seen or read, or what shows that it holds.",
  refTo("link"),
);

const howItStands = {
  standing: {
    description: "Only where it is neither stated (the default) nor inferred.",
    ...refTo("standing"),
  },
  inferredFrom: {
    description: "Write this when the document does not say it outright: what we concluded it from.",
    ...refTo("inferredFrom"),
  },
};

/** What an export writes where a record would not say it otherwise. */
function asExported(
  type: TypeName,
  { isThing, hasPlace }: { readonly isThing: boolean; readonly hasPlace: boolean },
): Record<string, JsonSchema> {
  return {
    id: {
      description: "Written by `rostrum export` where it is not made of the key. Leave it out otherwise.",
      type: "string",
      pattern: `^${idPrefixes[type]}_[1-9A-HJ-NP-Za-km-z]{22}$`,
    },
    ...(isThing && {
      slug: { description: "Its name in URLs, where it is not the key.", type: "string", minLength: 1 },
    }),
    ...(hasPlace && {
      [placeColumn]: { description: "Its place, where that is not its place in this list.", type: "integer" },
    }),
  };
}

function keySchema(type: TypeName, note?: string): JsonSchema {
  const unique = note ?? "Unique among its type. Never change it.";
  return {
    description: `What this ${type.toLowerCase()} is referred to by; its id is made from it. ${unique}`,
    ...refTo("key"),
  };
}

/** The keys of an arc; for a list its own property too, with an object with one of them for each. */
function arcProperties(
  arcs: readonly WrittenArc[],
  notes: Readonly<Record<string, string | undefined>>,
): Record<string, JsonSchema> {
  const ofArcs = arcs.map(({ name, isList, keys }): Record<string, JsonSchema> => {
    const properties = Object.fromEntries(
      keys.map(({ name: type, to }) => [type, { description: keyDescription(to), ...refTo(keyPieceOf(to)) }]),
    );
    const one = { ...objectSchema("One of them.", properties, []), oneOf: choicesIn(keys) };
    const several = { ...filledListSchema(notes[name] ?? "Several, in order.", one), uniqueItems: true };
    return { ...properties, ...(isList && { [name]: several }) };
  });
  return Object.assign({}, ...ofArcs) as Record<string, JsonSchema>;
}

const choicesIn = (keys: ReadonlyArray<{ readonly name: string }>) =>
  keys.map(({ name }) => withProperty(name));

function choiceIn([arc, ...others]: readonly WrittenArc[]): JsonSchema {
  if (others.length > 0) throw new Error("Expected at most one arc to be written: a schema has one `oneOf`.");
  return arc ? { oneOf: choicesIn(arc.isList ? [...arc.keys, arc] : arc.keys) } : {};
}
