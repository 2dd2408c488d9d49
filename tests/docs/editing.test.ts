import { readFileSync } from "node:fs";

import { keyOf } from "../helpers/key-of";
import { Role } from "../../src/domain/roles";
import { wholeGraph } from "../../src/server/graph";
import { silent } from "../helpers/graph-over";
import { served } from "../helpers/running-server";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { WriteProblemCode } from "../../src/domain/write-problem";

/** What each command with curl sends. */
const bodiesIn = (markdown: string) =>
  [...markdown.matchAll(/^curl [^\n]* -d '(\{.*?\n\})'$/gms)].map(([, body = ""]) => body);

async function sender() {
  const catalogue = await startingCatalogue();
  const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));
  const headers = { "content-type": "application/json", ...(await keyOf(catalogue, Role.EDITOR)) };
  return async (body: string) => (await fetch(`${url}/graphql`, { method: "POST", headers, body })).json();
}

const text = readFileSync(`${projectFolder}/docs/editing.md`, "utf8");

describe("docs/editing.md", () => {
  it("corrects a fact with curl, and says what happens when it is sent again", async () => {
    const [body = ""] = bodiesIn(text);
    const sent = await sender();
    const send = () => sent(body);

    expect(await send()).toMatchObject({
      data: { updatePerson: { person: { version: 2, honorificPrefix: "Prof" }, userErrors: [] } },
    });
    expect(await send()).toMatchObject({
      data: { updatePerson: { person: null, userErrors: [{ code: "CONFLICT" }] } },
    });
  });

  it("merges two records of one person with curl", async () => {
    const send = await sender();
    const query = `mutation { createPerson(input: {
      name: "Dr V. Carr", slug: "dr-v-carr", sources: [{ document: "profile", line: 7 }] }) { userErrors { code } } }`;
    await send(JSON.stringify({ query }));

    expect(await send(bodiesIn(text).find((body) => body.includes("mergePeople")) ?? "")).toMatchObject({
      data: { mergePeople: { person: { alternateNames: ["Vic Carr", "Dr V. Carr"] }, userErrors: [] } },
    });
  });

  it("proposes a correction with curl, lists it, and accepts it", async () => {
    const send = (await sender()) as (body: string) => Promise<{ data: Record<string, unknown> }>;
    const [proposal = "", list = "", acceptance = ""] = bodiesIn(text).filter((body) =>
      /[dD]raft/.test(body),
    );

    const { data } = await send(proposal);
    const { draft } = data["proposeCorrection"] as { draft: string };
    const values = [{ field: "honorificPrefix", value: "Prof" }];
    expect(await send(list)).toMatchObject({
      data: { drafts: { nodes: [{ draft, values, node: { version: 1 } }] } },
    });
    expect(await send(acceptance.replace("draft_…", draft))).toMatchObject({
      data: { acceptDraft: { node: { version: 2 }, userErrors: [] } },
    });
  });

  it("names every code of a user error", () => {
    const named = [...text.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(
      ([, codes = ""]) => codes.match(/[A-Z_]+/g) ?? [],
    );

    expect(named.toSorted()).toEqual(Object.values(WriteProblemCode).toSorted());
  });
});
