import { writeFileSync } from "node:fs";

import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { documentIdOf } from "../../../src/server/trusted/document-id";
import { readTrustedDocuments } from "../../../src/server/trusted/trusted-documents";
import { silent } from "../../helpers/graph-over";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { temporaryFolder } from "../../helpers/temporary-catalogue";
import { persistedQuery } from "./request-by-id";

const progress =
  "subscription Progress($of: NetworkOf!) { networkProgress(of: $of, work: COMMUNITIES) { done } }";
const id = documentIdOf(progress);
const variables = { of: "PEOPLE" };

/** A server that trusts the subscription alone. */
async function trustingServer(setting: "TRUSTED_DOCUMENTS" | "TRUSTED_ONLY"): Promise<string> {
  const file = `${await temporaryFolder()}/manifest.json`;
  writeFileSync(file, JSON.stringify({ [id]: progress }));
  const catalogue = await startingCatalogue();
  const settings = readSettings({ [setting]: file, HOST: "127.0.0.1", PORT: "0" });
  const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins, settings.limits), {
    ...settings,
    trusted: readTrustedDocuments(settings.manifest),
  });
  return `${url}/graphql`;
}

/** The events of a stream, or the body of what is not one. */
async function eventsOf(
  url: string,
  method: string,
  parameters: object,
  headers: object = { "apollo-require-preflight": "true" },
) {
  const accept = { accept: "text/event-stream" };
  const response = await (method === "GET"
    ? fetch(`${url}?${search(parameters)}`, { headers: { ...accept, ...headers } })
    : fetch(url, {
        method,
        headers: { ...accept, "content-type": "application/json" },
        body: JSON.stringify(parameters),
      }));
  const text = await response.text();
  const events = [...text.matchAll(/^event: next\ndata: (.+)$/gm)].map(
    ([, data]) => JSON.parse(data as string) as object,
  );
  return { status: response.status, type: response.headers.get("content-type"), events, text };
}

function search(parameters: object): string {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    texts[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return new URLSearchParams(texts).toString();
}

describe.each(["POST", "GET"])("A subscription by %s", (method) => {
  it.each([
    ["documentId", { documentId: id, variables }],
    ["Apollo's extension", { extensions: persistedQuery(id), variables }],
    ["documentId, beside its text", { documentId: id, query: progress, variables }],
  ])("is asked for by its id, as %s, where nothing else is trusted", async (_how, parameters) => {
    const { status, type, events } = await eventsOf(await trustingServer("TRUSTED_ONLY"), method, parameters);

    expect([status, type]).toEqual([200, expect.stringContaining("text/event-stream")]);
    expect(events[0]).toMatchObject({ data: { networkProgress: { done: 0 } } });
    expect(events.at(-1)).toMatchObject({ data: { networkProgress: { done: 1 } } });
  });

  it("has an error with a code as its only event for an unknown id", async () => {
    const unknown = { documentId: documentIdOf("subscription { nothing }") };

    const { events } = await eventsOf(await trustingServer("TRUSTED_DOCUMENTS"), method, unknown);

    expect(events).toMatchObject([{ errors: [{ extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] }]);
  });

  it("is refused by another text where only trusted ones are answered", async () => {
    const other = { query: progress.replace("Progress", "Other"), variables };

    const { status, text } = await eventsOf(await trustingServer("TRUSTED_ONLY"), method, other);

    expect([status, text]).toEqual([400, expect.stringContaining("NOT_TRUSTED")]);
  });
});

describe("A subscription by GET", () => {
  it("is refused without a header that other sites cannot send, as a query is", async () => {
    const url = await trustingServer("TRUSTED_DOCUMENTS");

    const { status, text } = await eventsOf(url, "GET", { documentId: id, variables }, {});

    expect([status, text]).toEqual([400, expect.stringContaining("CSRF")]);
  });
});
