import { once } from "node:events";
import { writeFile } from "node:fs/promises";

import { documentIdOf } from "../../src/server/trusted/document-id";
import { rostrum } from "../helpers/command-line";
import { startRostrum } from "../helpers/rostrum-command";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { emptyDatabaseUrl, rawConnection } from "../helpers/temporary-database";

const text = '{ person(slug: "victoria-carr") { name } }';

describe("rostrum serve --trusted-only", () => {
  let folder: string;
  let manifest: string;
  let environment: Record<string, string>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    manifest = `${folder}/manifest.json`;
    await writeFile(manifest, JSON.stringify({ [documentIdOf(text)]: text }));
    environment = { DATABASE_URL: await emptyDatabaseUrl(), PORT: "0", LOG_LEVEL: "error" };
  });

  it.each([
    ["as an option", (file: string) => ({ words: ["--trusted-only", file], settings: {} })],
    ["as a setting", (file: string) => ({ words: [], settings: { TRUSTED_ONLY: file } })],
    [
      "as an option that wins over a setting",
      (file: string) => ({ words: ["--trusted-only", file], settings: { TRUSTED_DOCUMENTS: "no.json" } }),
    ],
  ])("given %s, answers what the manifest holds and nothing else", async (_how, given) => {
    const { words, settings } = given(manifest);
    const DATABASE_URL = await startingDatabaseUrl();
    const child = startRostrum(["serve", ...words], { ...environment, DATABASE_URL, ...settings });
    const [printed] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const root = /http:\/\/[\d.:]+/.exec(printed.toString())?.[0] ?? "";
    const post = (body: object) =>
      fetch(`${root}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });

    const [trusted, other, playground] = [
      await post({ documentId: documentIdOf(text) }),
      await post({ query: "{ __typename }" }),
      await fetch(`${root}/playground/`),
    ];
    child.kill("SIGINT");
    await once(child, "exit");

    expect(await trusted.json()).toMatchObject({ data: { person: { name: "Victoria Carr" } } });
    expect(await other.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_TRUSTED" } }] });
    expect(playground.status).toBe(404);
  });

  it("ends with 2 and names the file where that is no manifest, before it makes a database", async () => {
    const { code, err } = await rostrum(["serve", "--trusted-only", "missing.json"], environment);

    expect(code).toBe(2);
    expect(err).toBe(
      "rostrum: Expected a manifest of trusted documents in missing.json, a JSON object of ids and texts, but it cannot be read (ENOENT).\n",
    );
    const { run } = await rawConnection(environment["DATABASE_URL"] ?? "");
    await expect(run("select * from person")).rejects.toThrow(/person/);
  });

  it("ends with 2 beside --subgraph, which answers a router", async () => {
    const { code, err } = await rostrum(
      ["serve", "--subgraph", "people", "--trusted-only", manifest],
      environment,
    );

    expect(code).toBe(2);
    expect(err).toContain("Expected no manifest beside --subgraph");
  });
});
