import {
  cacheExchange,
  Client,
  fetchExchange,
  gql,
  mapExchange,
  type CombinedError,
  type DocumentInput,
  type OperationResult,
} from "@urql/core";

import { documentIdOf } from "../../src/server/trusted/document-id";
import { generatedDocuments } from "./generated-documents";
import { episodesOfShow, largeServer, type EpisodesOfShow, type Paged } from "./large-server";

// Sends the hash that GraphQL Code Generator left in a document, in place of its text.
const byHash = mapExchange({
  onOperation(operation) {
    const { __meta__: meta } = operation.query as { __meta__?: { hash: string } };
    const persistedQuery = { version: 1 as const, sha256Hash: meta?.hash ?? "" };
    return { ...operation, extensions: { ...operation.extensions, persistedQuery } };
  },
});

describe("urql", () => {
  let url: string;
  let show: string;
  beforeAll(async () => {
    ({ url, show } = await largeServer());
  });
  const clientOf = (options: Partial<ConstructorParameters<typeof Client>[0]> = {}) =>
    new Client({ url, exchanges: [fetchExchange], preferGetMethod: false, ...options });

  it("pages a show's episodes with their hosts to the end, and has what one large page has", async () => {
    const client = clientOf();
    const query = gql<EpisodesOfShow, Paged>(episodesOfShow);

    const edges: unknown[] = [];
    let after: string | null = null;
    do {
      const page: OperationResult<EpisodesOfShow> = await client
        .query(query, { show, first: 7, after })
        .toPromise();
      if (!page.data) break;
      const { episodes } = page.data.show;
      edges.push(...episodes.edges);
      after = episodes.pageInfo.hasNextPage ? episodes.pageInfo.endCursor : null;
    } while (after !== null);

    const whole = await client.query(query, { show, first: 100 }).toPromise();
    expect(edges).toEqual(whole.data?.show.episodes.edges);
    expect(edges).toHaveLength(whole.data?.show.episodes.totalCount ?? 0);
    expect(edges.length).toBeGreaterThan(21);
  });

  it("gets codes for errors, and for operations that were rejected before they ran", async () => {
    const wrong = await clientOf().query("{ people(first: 0) { totalCount } }", {}).toPromise();
    const dear = await clientOf()
      .query(
        "{ people(first: 100) { nodes { appearances(first: 100) { nodes { episode { appearances(first: 100) { nodes { id } } } } } } } }",
        {},
      )
      .toPromise();

    expect([wrong, dear].map(({ error }) => codesOf(error))).toEqual([
      ["BAD_USER_INPUT"],
      ["LIMIT_EXCEEDED"],
    ]);
  });

  it("gets what could be answered beside a NOT_FOUND, and null without an error where there is nothing", async () => {
    const { data, error } = await clientOf()
      .query<unknown>(
        `{ show(id: "${show}") { id } nobody: person(slug: "nobody") { name }
           people(filter: { affiliatedWith: "no-such-body" }) { totalCount } }`,
        {},
      )
      .toPromise();

    expect(data).toEqual({ show: { id: show }, nobody: null, people: null });
    expect(codesOf(error)).toEqual(["NOT_FOUND"]);
  });

  it("is refused where it asks by a bare GET, as it does unless it is told not to", async () => {
    const { error } = await clientOf({ preferGetMethod: undefined }).query("{ __typename }", {}).toPromise();

    expect(error?.message).toContain("Expected a GET with the header apollo-require-preflight");
  });

  it("asks a server that answers trusted documents only by the hash that code generation left in a document", async () => {
    const { documents, trusted } = await generatedDocuments(episodesOfShow);
    const server = await largeServer(trusted);
    const client = clientOf({ url: server.url, exchanges: [cacheExchange, byHash, fetchExchange] });
    const generated = documents["EpisodesOfShow"] as DocumentInput<EpisodesOfShow, Paged>;
    const other = Object.assign(gql("query Other { __typename }"), { __meta__: { hash: documentIdOf("") } });

    const [known, unknown] = [
      await client.query(generated, { show: server.show, first: 1 }).toPromise(),
      await client.query(other, {}).toPromise(),
    ];

    expect(known.data?.show).toMatchObject({ __typename: "Show", id: server.show });
    expect(known.data?.show.episodes.edges).toHaveLength(1);
    expect(codesOf(unknown.error)).toEqual(["NOT_TRUSTED"]);
  });
});

function codesOf(error: CombinedError | undefined): unknown[] {
  return (error?.graphQLErrors ?? []).map(({ extensions }) => extensions["code"]);
}
