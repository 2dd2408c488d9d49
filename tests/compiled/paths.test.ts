import { readdirSync, readFileSync } from "node:fs";

import { getOperationAST, type OperationDefinitionNode, parse } from "graphql";

import { compileOperation } from "../../src/compiled/statement";
import { variableValues } from "../../src/server/limits/variables";
import { mergedSchema } from "../../src/subgraphs/merged";
import { projectFolder } from "../helpers/starting-catalogue";

/** Why the resolvers answer an operation; null for one that is compiled. */
function reasonOf(text: string, variables: Record<string, unknown> = {}): string | null {
  const [schema, document] = [mergedSchema(), parse(text)];
  const operation = getOperationAST(document) as OperationDefinitionNode;
  return compileOperation(schema, document, operation, variableValues(schema, operation, variables)).reason;
}

const examples = `${projectFolder}/examples`;

describe("which path answers", () => {
  it("each example: a statement, or the resolvers, for a reason", () => {
    const reasons = readdirSync(examples)
      .filter((name) => name.endsWith(".graphql"))
      .map((name) => [name, reasonOf(readFileSync(`${examples}/${name}`, "utf8")) ?? "compiled"]);

    expect(Object.fromEntries(reasons)).toEqual({
      "01-army.graphql": "compiled",
      "01b-army-people.graphql": "compiled",
      "01c-defence.graphql": "compiled",
      "01d-army-everything.graphql": "Query.related has a resolver",
      "01e-army-circle.graphql": "Query.timeline has a resolver",
      "02-timeline.graphql": "Query.timeline has a resolver",
      "03-returns.graphql": "Person.shows has a resolver",
      "04-episode.graphql": "compiled",
      "05-both-years.graphql": "Show.people has a resolver",
      "06-search.graphql": "Query.search has a resolver",
      "07-resolve.graphql": "Query.resolve has a resolver",
      "08-data-gaps.graphql": "Query.dataGaps has a resolver",
      "09-person-page.graphql": "compiled",
      "10-nodes.graphql": "Query.nodes has a resolver",
      "11-guests.graphql": "compiled",
      "12-changes.graphql": "Query.changes has a resolver",
      "13-as-of.graphql": "Query.asOf has a resolver",
      "14-cost.graphql": "compiled",
      "17-co-appearances.graphql": "Query.network has a resolver",
      "18-brokers.graphql": "Query.network has a resolver",
      "19-path.graphql": "Query.path has a resolver",
      "20-hosts-and-guests.graphql": "Query.network has a resolver",
      "21-kinds.graphql": "Query.network has a resolver",
      "22-communities.graphql": "Query.network has a resolver",
      "23-press-tours.graphql": "Query.pressTours has a resolver",
      "24-bridges.graphql": "Query.network has a resolver",
      "25-entry.graphql": "Query.sources has a resolver",
      "25-sources.graphql": "Person.contradictions has a resolver",
    });
  });

  it.each([
    ["a field with a rule", "{ changes(first: 1) { nodes { revision } } }"],
    ["what needs no statement", "{ __typename }"],
    ["introspection", "{ __schema { queryType { name } } }"],
    ["a field with a resolver, within others", "{ people { nodes { changedAt } } }"],
  ])("the resolvers, for %s", (_, text) => {
    expect(reasonOf(text)).not.toBeNull();
  });

  it.each([
    [true, "Person.changedAt has a resolver"],
    [false, null],
  ])("by what is selected, with @include(if: %s)", (isIncluded, reason) => {
    const text = "query ($all: Boolean!) { people { nodes { name changedAt @include(if: $all) } } }";

    expect(reasonOf(text, { all: isIncluded })).toBe(reason);
  });
});
