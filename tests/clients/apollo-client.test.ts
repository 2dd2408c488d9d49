import {
  ApolloClient,
  CombinedGraphQLErrors,
  gql,
  HttpLink,
  InMemoryCache,
  type TypedDocumentNode,
} from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { relayStylePagination } from "@apollo/client/utilities";
import type { IntrospectionSchema } from "graphql";
import { filter, firstValueFrom } from "rxjs";

import { documentIdOf } from "../../src/server/trusted/document-id";
import { generatedDocuments } from "./generated-documents";
import { episodesOfShow, largeServer, type EpisodesOfShow, type Paged } from "./large-server";

const query: TypedDocumentNode<EpisodesOfShow, Paged> = gql(episodesOfShow);

// A list is kept by all its arguments but those that say which page of it.
const pages = relayStylePagination((args) =>
  Object.keys(args ?? {}).filter((name) => name !== "first" && name !== "after"),
);

const cacheOfRostrum = (possibleTypes = {}) =>
  new InMemoryCache({
    possibleTypes,
    typePolicies: {
      Query: { fields: { appearances: pages, people: pages } },
      Person: { fields: { appearances: pages } },
      Show: { fields: { episodes: pages } },
      // A value without an id: what two queries asked of it is put together.
      EdtfDate: { merge: true },
    },
  });

// What implements an interface, or is in a union.
const typesQuery = "{ __schema { types { name possibleTypes { name } } } }";
const possibleTypesOf = ({ types }: Pick<IntrospectionSchema, "types">) =>
  Object.fromEntries(
    types.flatMap((type) =>
      "possibleTypes" in type && type.possibleTypes
        ? [[type.name, type.possibleTypes.map(({ name }) => name)]]
        : [],
    ),
  );

// Sends the hash that GraphQL Code Generator left in a document, in place of its text.
const byHash = new PersistedQueryLink({
  generateHash: (document) => (document as unknown as { __meta__: { hash: string } }).__meta__.hash,
});

describe("Apollo Client", () => {
  let url: string;
  let show: string;
  beforeAll(async () => {
    ({ url, show } = await largeServer());
  });
  const clientOf = (link = new HttpLink({ uri: url })) => new ApolloClient({ link, cache: cacheOfRostrum() });

  it("pages a show's episodes with their hosts to the end, and has what one large page has", async () => {
    const shown = clientOf().watchQuery({ query, variables: { show, first: 7 } });
    const watching = shown.subscribe(() => {});
    const whenShown = (isIt: (page: PageInfo) => boolean) =>
      firstValueFrom(
        shown.pipe(filter(({ data, dataState }) => dataState === "complete" && isIt(pageOf(data)))),
      );

    let { hasNextPage, endCursor: after } = pageOf((await whenShown(() => true)).data);
    let fetched = 1;
    for (; hasNextPage; fetched += 1) {
      // What it answers is the new page alone; the whole list is what is shown, a moment later.
      const more = await shown.fetchMore({ variables: { after } });
      ({ hasNextPage, endCursor: after } = pageOf(more.data));
    }
    const { data } = await whenShown((page) => !page.hasNextPage);
    watching.unsubscribe();

    const whole = await clientOf().query({ query, variables: { show, first: 100 } });
    expect((data as EpisodesOfShow).show).toEqual(whole.data?.show);
    expect(fetched).toBe(Math.ceil((whole.data?.show.episodes.totalCount ?? 0) / 7));
    expect(fetched).toBeGreaterThan(3);
  });

  it("keeps apart lists of other filters and orders", async () => {
    const client = clientOf();
    const people: TypedDocumentNode<{ people: { edges: unknown[] } }> = gql`
      query People($orderBy: PersonOrder!) {
        people(first: 2, orderBy: $orderBy) {
          edges {
            node {
              id
            }
          }
        }
      }
    `;

    const first = await client.query({ query: people, variables: { orderBy: "A_TO_Z" } });
    const last = await client.query({ query: people, variables: { orderBy: "Z_TO_A" } });

    expect(last.data?.people.edges).toHaveLength(2);
    expect(last.data?.people.edges).not.toEqual(first.data?.people.edges);
  });

  it("keeps what fragments on interfaces ask, and puts together what was asked of a date", async () => {
    const link = new HttpLink({ uri: url });
    const { data: schema } = await clientOf().query<{ __schema: IntrospectionSchema }>({
      query: gql(typesQuery),
    });
    const cache = cacheOfRostrum(schema && possibleTypesOf(schema.__schema));
    const client = new ApolloClient({ link, cache });
    const ofFirst = (fields: string) =>
      gql(`{ show(id: "${show}") { id episodes(first: 1) { edges { node { id ${fields} } } } } }`);

    await client.query({ query: ofFirst("date { edtf }") });
    await client.query({ query: ofFirst("date { precision }") });
    await client.query({
      query: gql(`{ node(id: "${show}") { id ... on Stated { standing } ... on Thing { slug } } }`),
    });

    expect(cache.readQuery({ query: ofFirst("date { edtf precision }") })).not.toBeNull();
    expect(cache.extract()).toMatchObject({
      [`Show:${show}`]: { standing: expect.any(String) as string, slug: expect.any(String) as string },
    });
  });

  it("is told by code what was wrong, where nothing could be answered", async () => {
    const asked = clientOf().query({ query: gql("{ people(first: 0) { totalCount } }") });

    const error = await asked.catch((caught: unknown) => caught);
    expect(codesOf(error)).toEqual(["BAD_USER_INPUT"]);
  });

  it("gets a code for an operation that was rejected before it ran", async () => {
    const dear =
      "{ people(first: 100) { nodes { appearances(first: 100) { nodes { episode { appearances(first: 100) { nodes { id } } } } } } } }";
    const long = `{ people { totalCount } } # ${"x".repeat(10_000)}`;
    const client = clientOf(new HttpLink({ uri: url, print: () => long }));

    const errors = [
      await clientOf()
        .query({ query: gql(dear) })
        .catch((caught: unknown) => caught),
      await client.query({ query: gql("{ people { totalCount } }") }).catch((caught: unknown) => caught),
    ];
    expect(errors.map(codesOf)).toEqual([["LIMIT_EXCEEDED"], ["LIMIT_EXCEEDED"]]);
  });

  it("gets what could be answered beside a NOT_FOUND, and null without an error where there is nothing", async () => {
    const asked = clientOf().query({
      query: gql(`{
        show(id: "${show}") { id }
        nobody: person(slug: "nobody") { name }
        people(filter: { affiliatedWith: "no-such-body" }) { totalCount }
      }`),
      errorPolicy: "all",
    });

    const { data, error } = await asked;
    expect(data).toEqual({ show: { __typename: "Show", id: show }, nobody: null, people: null });
    expect(codesOf(error)).toEqual(["NOT_FOUND"]);
  });

  it("asks by hash, and with the text where the server does not know it yet", async () => {
    const bodies: string[] = [];
    const link = new PersistedQueryLink({ sha256: (text) => documentIdOf(text).slice("sha256:".length) });
    const http = new HttpLink({
      uri: url,
      fetch: (input, init) => {
        bodies.push(init?.body as string);
        return fetch(input, init);
      },
    });

    const answers = [
      await clientOf(link.concat(http)).query({ query, variables: { show, first: 1 } }),
      await clientOf(link.concat(http)).query({ query, variables: { show, first: 1 } }),
    ];

    expect(answers.map(({ data }) => data?.show.id)).toEqual([show, show]);
    expect(bodies.map((body) => body.includes("query EpisodesOfShow"))).toEqual([false, true, false]);
  });
});

describe("Apollo Client of a server that answers trusted documents only", () => {
  it("requests by the hash from code generation, and gets NOT_TRUSTED for any other", async () => {
    const { documents, trusted } = await generatedDocuments(episodesOfShow);
    const { url, show } = await largeServer(trusted);
    const generated = documents["EpisodesOfShow"] as typeof query;
    const other = { ...generated, __meta__: { hash: documentIdOf("") } };
    const client = new ApolloClient({
      link: byHash.concat(new HttpLink({ uri: url })),
      cache: cacheOfRostrum(),
    });

    const known = await client.query({ query: generated, variables: { show, first: 1 } });
    const unknown = await client
      .query({ query: other, variables: { show, first: 2 }, fetchPolicy: "network-only" })
      .catch((caught: unknown) => caught);

    expect(known.data?.show).toMatchObject({ __typename: "Show", id: show });
    expect(known.data?.show.episodes.edges).toHaveLength(1);
    expect(codesOf(unknown)).toEqual(["NOT_TRUSTED"]);
  });
});

type PageInfo = EpisodesOfShow["show"]["episodes"]["pageInfo"];

function pageOf(data: unknown): PageInfo {
  return (data as EpisodesOfShow).show.episodes.pageInfo;
}

function codesOf(error: unknown): unknown[] {
  if (!CombinedGraphQLErrors.is(error)) throw error;
  return error.errors.map(({ extensions }) => extensions?.["code"]);
}
