import { getNamedType, isInputObjectType, isObjectType } from "graphql";

import { mergedSchema } from "../../src/subgraphs/merged";
import { graphOver } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";

describe("Arguments that name an entity", () => {
  it("take an id or a slug, but for those of any type and of entities without a slug", () => {
    const described = Object.values(mergedSchema().getTypeMap()).flatMap((type) => {
      if (isInputObjectType(type))
        return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const);
      if (!isObjectType(type)) return [];
      return Object.values(type.getFields()).flatMap(({ name, args }) =>
        args.map((argument) => [`${type.name}.${name}(${argument.name})`, argument] as const),
      );
    });
    const ids = described.filter(([, { type }]) => getNamedType(type).name === "ID");
    const withoutSlug = ids.filter(([, { description }]) => !/slug/i.test(description ?? ""));

    expect(ids.length).toBeGreaterThan(20);
    // What is about, or given to, one of several types is named by its id, which says the type.
    const ofSeveralTypes = ["About.subject", "About.work", "Contribution.contributor", "Honour.recipients"];
    const inMutations = ["Create", "Update"].flatMap((verb) =>
      ofSeveralTypes.map((field) => verb + field.replace(".", "Input.")),
    );
    // Drafts and runs have no slug, and a correction may be of any type.
    expect(withoutSlug.map(([name]) => name).toSorted()).toEqual([
      "AcceptDraftInput.id",
      ...inMutations.slice(0, ofSeveralTypes.length),
      "ProposeCorrectionInput.id",
      "Query.appearance(id)",
      "Query.node(id)",
      "Query.nodes(ids)",
      "RejectDraftInput.id",
      "RevertInput.run",
      ...inMutations.slice(ofSeveralTypes.length),
    ]);
  });

  it("find the same by either", async () => {
    const ask = graphOver(await startingCatalogue());
    const { data } = await ask<{ person: { id: string } }>(`{ person(slug: "victoria-carr") { id } }`);
    const { id } = data.person;

    const found = await ask(
      `query ($id: ID!) {
        byId: person(id: $id) { id }
        bySlug: person(id: "victoria-carr") { id }
        ofOtherType: person(id: "british-army") { id }
        node(id: "victoria-carr") { id }
        nodes(ids: ["victoria-carr"]) { id }
        people: network(of: PEOPLE) {
          byId: member(id: $id) { node { id } }
          bySlug: member(id: "victoria-carr") { node { id } hearsay(to: "claire-riley") { __typename } }
        }
        shows: network(of: SHOWS) { member(id: "wed-talks") { node { __typename } } }
        organisations: network(of: ORGANISATIONS) {
          member(id: "centre-for-army-leadership") { node { __typename } }
        }
      }`,
      { id },
    );

    expect(found.errors).toEqual([]);
    expect(found.data).toMatchObject({
      byId: { id },
      bySlug: { id },
      ofOtherType: null,
      node: null,
      nodes: [null],
      people: { byId: { node: { id } }, bySlug: { node: { id } } },
      shows: { member: { node: { __typename: "Show" } } },
      organisations: { member: { node: { __typename: "Organisation" } } },
    });
  });
});
