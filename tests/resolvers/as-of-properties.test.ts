import * as fc from "fast-check";
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isListType,
  isObjectType,
} from "graphql";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { typeOfId } from "../../src/domain/ids";
import { entityClasses } from "../../src/entities";
import { mergedSchema } from "../../src/subgraphs/merged";
import { editor } from "../helpers/editor";
import { type Ask, graphOver } from "../helpers/graph-over";
import { runsOf } from "../helpers/operations";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { anyEdit, anyGraph } from "../catalogue/random-graph";
import { tryToEdit } from "../catalogue/try-to-edit";

const lastChange = async (catalogue: Catalogue) => (await catalogue.verify()).last.number;

type Fields = Record<string, GraphQLField<unknown, unknown>>;
const fieldsOf = (name: string): Fields =>
  (mergedSchema().getType(name) as GraphQLObjectType | undefined)?.getFields() ?? {};

/** What leads from here to others is asked for by its ids. */
function selected({ name, type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return name;
  if (named.name === "EdtfDate") return `${name} { edtf }`;
  if (named.name === "Citation") return `${name} { line value document { id } }`;
  if (named.name === "Link") return `${name} { url purpose standing }`;
  if (named.name === "PersonOnShowAsOfConnection")
    return `${name}(first: 50) { totalCount nodes { times seasons firstDay lastDay daysApart person { ID } show { ID } } }`;
  if (isListType(getNullableType(type)) && named.name.endsWith("AsOf"))
    return `${name} { ${isObjectType(named) ? "ID" : "ARC"} }`;
  if (isListType(getNullableType(type))) {
    const leaves = Object.values(fieldsOf(named.name)).filter((one) => isLeafType(getNamedType(one.type)));
    return `${name} { ${leaves.map((one) => one.name).join(" ")} }`;
  }
  return named.name.endsWith("Connection")
    ? `${name}(first: 50) { totalCount nodes { ID } }`
    : `${name} { ${isObjectType(named) ? "ID" : "ARC"} }`;
}

/** All fields of what was that there are of what is, too. */
const selectionOf = (type: string): string =>
  Object.values(fieldsOf(`${type}AsOf`))
    .filter(({ name }) => name in fieldsOf(type))
    .map(selected)
    .join("\n");

async function answerOf(ask: Ask, root: string, type: string): Promise<unknown> {
  const isPast = root.startsWith("asOf");
  // An arc leads to an interface here, and to a union of entities there.
  const text = selectionOf(type)
    .replaceAll("ARC", isPast ? "ID" : "... on Node { ID }")
    .replaceAll("ID", isPast ? "id: entity" : "id");
  const { data, errors } = await ask<Record<string, unknown>>(
    `{ it: ${root} { ... on ${type}${isPast ? "AsOf" : ""} { ${text} } } }`,
  );
  expect(errors).toEqual([]);
  return data["it"];
}

describe("the types of what was", () => {
  it("have all fields of the types of what is, but for what is computed of the whole graph", () => {
    const types = Object.keys(entityClasses);
    const lacking = types.flatMap((type) =>
      Object.keys(fieldsOf(type))
        .filter((name) => !(name in fieldsOf(`${type}AsOf`)) && !ofEverything.has(name))
        .map((name) => `${type}.${name}`),
    );

    expect(lacking.toSorted()).toEqual([
      "Document.citedBy",
      "Organisation.appearances",
      "Organisation.network",
      "Person.coAppearances",
      "Person.network",
      "Person.suggestedHosts",
      "Person.suggestedShows",
      "Show.network",
      "Topic.appearances",
    ]);
  });
});

/** `entity` is the id; there is one history. */
const ofEverything: ReadonlySet<string> = new Set(["id", "history", "changedAt"]);

describe("`asOf`, under random edits of random graphs", () => {
  it("says of each entity what was said of it then: its fields, what it referred to, and its lists in their order", async () => {
    const catalogue = await temporaryCatalogue();
    const ask = graphOver(catalogue, editor);
    const property = fc.asyncProperty(
      anyGraph,
      fc.array(anyEdit, { minLength: 1, maxLength: 6 }),
      async (graph, edits) => {
        const moments: Array<{ id: string; type: string; change: number; said: unknown }> = [];
        for (const changes of [graph, ...edits]) {
          await tryToEdit(catalogue, changes);
          const change = await lastChange(catalogue);
          for (const { id } of changes) {
            const type = typeOfId(id) as string;
            moments.push({ id, type, change, said: await answerOf(ask, `node(id: "${id}")`, type) });
          }
        }
        for (const { id, type, change, said } of moments) {
          expect(await answerOf(ask, `asOf(id: "${id}", change: ${change})`, type)).toEqual(said);
        }
      },
    );
    await fc.assert(property, { numRuns: runsOf(50), seed: 2_026 });
  });
});
