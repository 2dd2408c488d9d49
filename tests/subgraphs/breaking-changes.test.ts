import { readFileSync } from "node:fs";

import { printedApiSchema } from "../../src/subgraphs/generated";
import { breakingChanges, namedBreaks } from "../helpers/breaking-changes";
import { projectFolder } from "../helpers/starting-catalogue";

describe("the schema, compared with the last release", () => {
  const released = readFileSync(`${projectFolder}/schema/released.graphql`, "utf8");

  it("has no breaking change that CHANGELOG does not list under Breaking", async () => {
    const named = namedBreaks(readFileSync(`${projectFolder}/CHANGELOG.md`, "utf8"));

    const changes = await breakingChanges(released, printedApiSchema());

    expect(changes.filter(({ path }) => !named.has(path)).map(({ message }) => message)).toEqual([]);
  });

  const before = "type Query { award(slug: String): Award } type Award { name: String! year: Int }";

  it.each([
    ["a field that is gone", " year: Int", "", "Award.year"],
    ["a field of another type", "name: String!", "name: Int!", "Award.name"],
    ["a field that may be null now", "name: String!", "name: String", "Award.name"],
    ["an argument that must be given now", "slug: String", "slug: String!", "Query.award.slug"],
  ])("would show %s", async (_what, old, changed, place) => {
    const changes = await breakingChanges(before, before.replace(old, changed));

    expect(changes.map(({ path }) => path)).toEqual([place]);
  });

  it("accepts a break that CHANGELOG lists", () => {
    const changelog =
      "# Changelog\n\n## Unreleased\n\n- More.\n\n**Breaking**\n- `Topic.label` is `Topic.name`.\n\n## 1.0.0\n";

    expect(namedBreaks(changelog)).toEqual(new Set(["Topic.label", "Topic.name"]));
  });
});
