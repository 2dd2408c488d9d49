import { readdirSync, readFileSync } from "node:fs";

import { buildSchema, parse, validate } from "graphql";

import { projectFolder } from "../helpers/starting-catalogue";

const read = (file: string): string => readFileSync(`${projectFolder}/${file}`, "utf8");
const clients = readdirSync(`${projectFolder}/tests/clients`).filter((name) => name.endsWith(".ts"));
const tested = [...clients, "relay/relay.config.json"].map((name) => read(`tests/clients/${name}`));

/** Line by line, wherever it is indented. */
const lines = (text: string): string => text.trim().replaceAll(/\n\s*/g, "\n");

describe("docs/clients.md", () => {
  const snippets = [...read("docs/clients.md").matchAll(/```(?:ts|json)\n([\s\S]*?)\n```/g)].map(
    ([, text = ""]) => text,
  );

  it.each(snippets)("shows what the tests run: %s", (snippet) => {
    expect(tested.filter((file) => lines(file).includes(lines(snippet)))).toHaveLength(1);
  });

  it("has operations that the schema takes, one of them with fields of one name and two types", () => {
    const schema = buildSchema(read("schema/api.graphql"));
    const operations = [...read("docs/clients.md").matchAll(/```graphql\n([\s\S]*?)\n```/g)].map(
      ([, text = ""]) => text,
    );
    const problemsOf = (text: string) => validate(schema, parse(text)).map(({ message }) => message);

    expect(operations.flatMap(problemsOf)).toEqual([]);
    expect(operations.flatMap((text) => problemsOf(text.replace("member: ", "")))).toEqual([
      expect.stringContaining('Fields "person" conflict'),
    ]);
  });

  it("has snippets for Apollo Client, urql, Relay and code generation", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(6);
  });
});
