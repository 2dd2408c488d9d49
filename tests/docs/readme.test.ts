import { existsSync, readdirSync, readFileSync } from "node:fs";

import { buildSchema, parse, validate } from "graphql";

import { graphOver } from "../helpers/graph-over";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";

const read = (file: string): string => readFileSync(`${projectFolder}/${file}`, "utf8");
const readme = read("README.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

describe("README", () => {
  it("shows the answer that its question really has", async () => {
    const [question = "", answer = ""] = [blockOf("graphql"), blockOf("json")];
    const ask = graphOver(await startingCatalogue());

    const { data } = await ask(question);

    expect({ data }).toEqual(JSON.parse(answer));
  });

  it("has its commands, the question and the beginning of the answer on the first screen", () => {
    const firstScreen = readme.split("\n").slice(0, 40).join("\n");

    expect(firstScreen).toContain("npm ci\nnpm start");
    expect(firstScreen).toContain("\nnpm test");
    expect(firstScreen).toContain("appearances(filter: { relatedTo");
    expect(firstScreen).toContain('"reason": "ABOUT"');
  });

  it("lists every question of examples/", () => {
    for (const entry of readdirSync(`${projectFolder}/examples`))
      expect(readme).toContain(`(examples/${entry})`);
  });
});

describe.each([
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "data/README.md",
  "docs/settings.md",
  "docs/limits.md",
  "docs/operations.md",
  "docs/databases.md",
  "docs/scale.md",
  "docs/clients.md",
  "docs/people.md",
  "docs/upgrading.md",
  "examples/client/README.md",
  "docs/tutorials/your-own-subgraph.md",
])("%s", (file) => {
  const text = read(file);

  it("links to nothing that is not there", () => {
    const folder = file.includes("/") ? `${file.split("/").slice(0, -1).join("/")}/` : "";
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => `${folder}${link}`);

    expect(links.filter((link) => !existsSync(`${projectFolder}/${link}`))).toEqual([]);
  });

  it("asks nothing that the schema does not have", () => {
    const schema = buildSchema(read("schema/api.graphql"));
    const questions = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, question = ""]) => question);

    // A tutorial may also show the schema of a subgraph.
    const operations = questions.filter((question) => /^\s*(?:\{|query)/.test(question));
    expect(operations.flatMap((question) => validate(schema, parse(question)))).toEqual([]);
  });

  it("names no script that package.json lacks", () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? "");

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

function blockOf(language: string): string | undefined {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(readme)?.[1];
}
