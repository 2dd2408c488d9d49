import { wholeGraph } from "../../../src/server/graph";
import { documentIdOf } from "../../../src/server/trusted/document-id";
import { silent } from "../../helpers/graph-over";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { persistedQuery, send } from "./request-by-id";

const name = { person: { name: "Victoria Carr" } };
const text = '{ person(slug: "victoria-carr") { name } }';
const id = documentIdOf(text);

describe("a server with a manifest that accepts any operation", () => {
  let url: string;
  beforeAll(async () => {
    const catalogue = await startingCatalogue();
    const trusted = { texts: new Map([[id, text]]), only: false };
    const { url: root } = await served((plugins) => wholeGraph(catalogue, silent, plugins), {
      close: () => catalogue.close(),
      trusted,
    });
    url = `${root}/graphql`;
  });

  it("answers a trusted document by id without ever receiving its text", async () => {
    const { status, data } = await send(url, { body: { documentId: id } });

    expect([status, data]).toEqual([200, name]);
  });

  it("answers any other operation too", async () => {
    const { status, data } = await send(url, { body: { query: "{ __typename }" } });

    expect([status, data]).toEqual([200, { __typename: "Query" }]);
  });

  it.each([
    ["documentId", (one: string) => ({ documentId: one })],
    ["Apollo's extension", (one: string) => ({ extensions: persistedQuery(one) })],
  ])("stores a text sent with its id by %s, and then answers by either id", async (how, by) => {
    const kept = `${text} # ${how}`;
    const keptId = documentIdOf(kept);

    const before = await send(url, { body: by(keptId) });
    const with_ = await send(url, { body: { query: kept, ...by(keptId) } });
    const after = [
      await send(url, { body: { documentId: keptId } }),
      await send(url, { body: { extensions: persistedQuery(keptId) } }),
      await send(url, { search: { documentId: keptId } }),
    ];

    expect(before.errors[0]?.extensions.code).toBe("PERSISTED_QUERY_NOT_FOUND");
    expect(with_.data).toEqual(name);
    expect(after.map(({ data }) => data)).toEqual(Array(3).fill(with_.data));
  });

  it.each([
    [
      "the wrong text",
      { documentId: id, query: "{ __typename }" },
      `Expected the text of ${id}, but the given text has the id ${documentIdOf("{ __typename }")}. An id is the hash of the exact bytes.`,
    ],
    [
      "an extension that means another",
      { documentId: id, extensions: persistedQuery(documentIdOf("")) },
      `Expected one id, but documentId is ${id} and extensions.persistedQuery has ${documentIdOf("")}.`,
    ],
  ])("refuses an id with %s", async (_what, body, message) => {
    const { status, errors } = await send(url, { body });

    expect([status, errors]).toEqual([400, [{ message, extensions: { code: "BAD_DOCUMENT_ID" } }]]);
  });

  it.each([
    [
      { documentId: "42" },
      'Expected documentId to be sha256: and 64 hexadecimal digits in lower case, but got "42".',
    ],
    [
      { documentId: 42 },
      "Expected documentId to be sha256: and 64 hexadecimal digits in lower case, but got 42.",
    ],
    [
      { extensions: { persistedQuery: { version: 1, sha256Hash: "x" } } },
      'Expected extensions.persistedQuery.sha256Hash to be sha256: and 64 hexadecimal digits in lower case, but got "x".',
    ],
    [
      { extensions: { persistedQuery: { version: 2 } } },
      "Expected extensions.persistedQuery.version to be 1, but got 2.",
    ],
  ])("reports what it expected for %j", async (body, message) => {
    const { status, errors } = await send(url, { body });

    expect([status, errors]).toEqual([400, [{ message, extensions: { code: "BAD_DOCUMENT_ID" } }]]);
  });

  it("computes ids as in GraphQL over HTTP", () => {
    expect(documentIdOf("query($id:ID!){user(id:$id){name}}")).toBe(
      "sha256:71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b",
    );
  });
});
