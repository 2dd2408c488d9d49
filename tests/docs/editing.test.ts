import { readFileSync } from "node:fs";

import { keyOf } from "../helpers/key-of";
import { Role } from "../../src/domain/roles";
import { wholeGraph } from "../../src/server/graph";
import { silent } from "../helpers/graph-over";
import { served } from "../helpers/running-server";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { WriteProblemCode } from "../../src/domain/write-problem";

const text = readFileSync(`${projectFolder}/docs/editing.md`, "utf8");

describe("docs/editing.md", () => {
  it("corrects a fact with curl, and says what happens when it is sent again", async () => {
    const [, body = ""] = /^curl .* -d '(\{.*?\n\})'$/ms.exec(text) ?? [];
    const catalogue = await startingCatalogue();
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));
    const headers = { "content-type": "application/json", ...(await keyOf(catalogue, Role.EDITOR)) };
    const send = async () => (await fetch(`${url}/graphql`, { method: "POST", headers, body })).json();

    expect(await send()).toMatchObject({
      data: { updatePerson: { person: { version: 2, honorificPrefix: "Prof" }, userErrors: [] } },
    });
    expect(await send()).toMatchObject({
      data: { updatePerson: { person: null, userErrors: [{ code: "CONFLICT" }] } },
    });
  });

  it("names every code of a user error", () => {
    const named = [...text.matchAll(/^\| (`.*?`) +\|/gm)].flatMap(
      ([, codes = ""]) => codes.match(/[A-Z_]+/g) ?? [],
    );

    expect(named.toSorted()).toEqual(Object.values(WriteProblemCode).toSorted());
  });
});
