import { BadInput } from "../../../src/domain/errors";
import { createPlanner } from "../../../src/router/planning/planner";
import { readSupergraph } from "../../../src/router/supergraph";
import { testRouter } from "./test-router";
import { composed } from "./composed";
import { planText } from "./plan-text";
import { stores, values } from "./small-graphs";

/**
 * Objects of eight types refer to each other through a field that the interface in `lists` lacks: each type
 * must be expanded.
 */
const types = ["A", "B", "C", "D", "E", "F", "G", "H"];
const deep = composed({
  lists: `type Query { all: [Any] } interface Any { name: String }
    ${types.map((type) => `type ${type} implements Any @key(fields: "id") { id: ID! name: String next: [Any] @shareable }`).join(" ")}`,
  others: `interface Any { next: [Any] }
    ${types.map((type) => `type ${type} implements Any @key(fields: "id") { id: ID! next: [Any] @shareable }`).join(" ")}`,
});

function leading(steps: number): string {
  return `{ all { ${"next { ".repeat(steps)} name ${"} ".repeat(steps)} } }`;
}

describe("the planner", () => {
  it("resolves @interfaceObject in both directions", async () => {
    const shop = { __typename: "Shop", id: "s1" };
    const asked: string[] = [];
    const ask = testRouter(composed(stores), async ({ subgraph, query, variables }) => {
      const representations = variables["representations"] as Array<{ __typename: string }> | undefined;
      asked.push(`${subgraph} ${representations?.map((one) => one.__typename).join() ?? "roots"}`);
      if (representations) {
        const entity =
          subgraph === "stock" ? { count: 12, again: 12 } : { ...shop, street: "High Street", till: 3 };
        return { data: { _entities: representations.map(() => entity) }, errors: [] };
      }
      const store = { __typename: "Store", id: "s1", count: 12 };
      const data = query.includes("shops") ? { shops: [{ ...shop, street: "High Street" }] } : { store };
      return { data, errors: [] };
    });

    const from = await ask("{ store { __typename count street ... on Shop { till again: count } } }");
    const to = await ask("{ shops { street count } }");

    const store = { __typename: "Shop", count: 12, street: "High Street", till: 3, again: 12 };
    expect(from).toEqual({ data: { store }, errors: [] });
    expect(to).toEqual({ data: { shops: [{ street: "High Street", count: 12 }] }, errors: [] });
    expect(asked).toEqual(["stock roots", "stores Store", "stock Store", "stores roots", "stock Store"]);
  });

  it("quickly refuses an operation that expands to too many fields", () => {
    expect(planText(deep, leading(4))).toContain("lists: {all{");
    expect(() => planText(deep, leading(6))).toThrow(
      new BadInput("Expected an operation that expands to at most 50000 fields of subgraphs, but got more."),
    );
  });

  it.each([
    ["overrideLabel", "String", '"half"'],
    ["contextArguments", "[String]", '["a"]'],
  ])("refuses a supergraph with an unsupported argument: %s", (name, type, value) => {
    const { sdl } = composed(values);
    const later = sdl
      .replace("override: String", `override: String ${name}: ${type}`)
      .replace("x: Int @join__field(graph: ONE", `$& ${name}: ${value}`);

    expect(later).toContain(value);
    expect(() => createPlanner(readSupergraph(later))).toThrow(
      `x has \`${name}\`, which the router does not support.`,
    );
  });
});
