import { wholeGraph } from "../../../src/server/graph";
import { documentIdOf } from "../../../src/server/trusted/document-id";
import type { TrustedDocuments } from "../../../src/server/trusted/trusted-documents";
import { federatedServers } from "../../helpers/federated-servers";
import { silent } from "../../helpers/graph-over";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { persistedQuery, send } from "./request-by-id";

const text = "query Name($slug: String!) { person(slug: $slug) { name } }";
const id = documentIdOf(text);
const other = "{ people { totalCount } }";
const otherId = documentIdOf(other);
const variables = { slug: "victoria-carr" };
const trusted: TrustedDocuments = { texts: new Map([[id, text]]), only: true };

describe.each([
  ["the whole graph", serveWhole],
  ["a router", serveRouter],
])("%s with trusted documents only", (_which, serveIt) => {
  let url: string;
  const count = { statements: 0 };
  beforeAll(async () => {
    url = await serveIt(() => (count.statements += 1));
  });

  it.each([
    ["documentId (GraphQL over HTTP, Appendix A)", { body: { documentId: id, variables } }],
    ["Apollo's extension", { body: { extensions: persistedQuery(id), variables } }],
    ["both", { body: { documentId: id, extensions: persistedQuery(id), variables } }],
    ["its exact text", { body: { query: text, variables } }],
    ["an id and its exact text", { body: { documentId: id, query: text, variables } }],
    ["documentId in the URL", { search: { documentId: id, variables: JSON.stringify(variables) } }],
    [
      "Apollo's extension in the address",
      { search: { extensions: JSON.stringify(persistedQuery(id)), variables: JSON.stringify(variables) } },
    ],
  ])("answers a trusted document by %s", async (_how, request) => {
    expect(await send(url, request)).toEqual({
      status: 200,
      data: { person: { name: "Victoria Carr" } },
      errors: [],
    });
  });

  it.each([
    ["text", { body: { query: other } }],
    ["text that differs by a space", { body: { query: `${text} `, variables } }],
    ["text that is empty", { body: { query: "" } }],
    ["text that would not parse", { body: { query: "{{{" } }],
    ["id", { body: { documentId: otherId } }],
    ["Apollo id", { body: { extensions: persistedQuery(otherId) } }],
    ["text with its id", { body: { query: other, extensions: persistedQuery(otherId) } }],
    ["text in the URL", { search: { query: other } }],
    ["id in the URL", { search: { documentId: otherId } }],
  ])("refuses any other %s before it asks the database", async (_what, request) => {
    count.statements = 0;

    const { status, data, errors } = await send(url, request);

    expect([status, data]).toEqual([400, null]);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toEqual({ code: "NOT_TRUSTED" });
    expect(errors[0]?.message).toMatch(
      /^Expected one of the documents that this server trusts, but got sha256:/,
    );
    expect(count.statements).toBe(0);
  });

  it.each([
    ["the id of a trusted one", { body: { documentId: id, query: other } }],
    ["Apollo's hash of a trusted one", { body: { extensions: persistedQuery(id), query: other } }],
    ["a trusted id and another", { body: { documentId: id, extensions: persistedQuery(otherId) } }],
    ["an id in an unknown format", { body: { documentId: `sha1:${id}` } }],
  ])("refuses a request with %s", async (_what, request) => {
    const { status, data, errors } = await send(url, request);

    expect([status, data, errors[0]?.extensions]).toEqual([400, null, { code: "BAD_DOCUMENT_ID" }]);
  });

  it.each([
    `query=${encodeURIComponent(other)}&query=${encodeURIComponent(text)}`,
    `query=${encodeURIComponent(other)}&x=1&x=2`,
    `query=${encodeURIComponent(other)}&extensions=x`,
    `documentId=${id}&query=${encodeURIComponent(other)}&documentId=${otherId}`,
    `documentId=${otherId}&extensions=%5B%5D`,
    `a?query=${encodeURIComponent(other)}`,
    `%71uery=${encodeURIComponent(other)}`,
  ])("cannot be bypassed by the URL ?%s", async (search) => {
    count.statements = 0;

    const response = await fetch(`${url}?${search}`, { headers: { "content-type": "application/json" } });

    expect(response.status).toBe(400);
    expect(count.statements).toBe(0);
  });

  it.each([
    [{ query: other, extensions: "x" }],
    [{ query: other, extensions: [] }],
    [{ query: other, documentId: null }],
    [{ query: { kind: "Document" }, documentId: otherId }],
    [[{ query: other }]],
  ])("cannot be bypassed by the body %j", async (body) => {
    count.statements = 0;

    const { status, data } = await send(url, { body });

    expect([status, data, count.statements]).toEqual([400, null, 0]);
  });
});

async function serveWhole(onStatement: () => void): Promise<string> {
  const catalogue = await startingCatalogue(onStatement);
  const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins), {
    close: () => catalogue.close(),
    trusted,
  });
  return `${url}/graphql`;
}

async function serveRouter(onStatement: () => void): Promise<string> {
  const { router } = await federatedServers({ onStatement, trusted });
  return router;
}
