import { wholeGraph } from "../../src/server/graph";
import { silent } from "../helpers/graph-over";
import { largeCatalogue } from "../helpers/large-catalogue";
import { served } from "../helpers/running-server";
import { readSettings } from "../../src/server/settings";
import type { TrustedDocuments } from "../../src/server/trusted/trusted-documents";

/** Of one show: a page of its episodes, each with its hosts. */
export const episodesOfShow = /* GraphQL */ `
  query EpisodesOfShow($show: ID!, $first: Int!, $after: String) {
    show(id: $show) {
      id
      episodes(first: $first, after: $after) {
        totalCount
        edges {
          cursor
          node {
            id
            displayTitle
            hosts {
              id
              role
              person {
                id
                name
              }
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

export interface EpisodesOfShow {
  readonly show: {
    readonly id: string;
    readonly episodes: {
      readonly totalCount: number;
      readonly edges: ReadonlyArray<{
        readonly cursor: string;
        readonly node: { readonly id: string; readonly hosts: ReadonlyArray<{ readonly id: string }> };
      }>;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

export interface Paged {
  readonly show: string;
  readonly first: number;
  readonly after?: string | null;
}

/** A server as `npm start` sets it up, over the large catalogue; and a show that has many episodes. */
export async function largeServer(trusted?: TrustedDocuments): Promise<{ url: string; show: string }> {
  const { limits } = readSettings({});
  const { catalogue, graph } = await largeCatalogue();
  const { shows, episodes } = graph;
  const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins, limits), {
    close: () => catalogue.close(),
    limits,
    trusted,
  });
  const counts = shows.map(({ id }) => ({
    id,
    count: episodes.filter(({ showId }) => showId === id).length,
  }));
  const [largest] = counts.toSorted((one, other) => other.count - one.count);
  return { url: `${url}/graphql`, show: largest?.id ?? "" };
}
