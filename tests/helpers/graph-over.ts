import pino from "pino";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { KeyHolder } from "../../src/domain/keys";
import { wholeGraph } from "../../src/server/graph";
import type { Graph } from "../../src/server/apollo";
import { internalRequest, type RequestContext } from "../../src/server/request-context";

export interface Answer<Data> {
  /** As the test expects it: null where an error has taken all of it. */
  readonly data: Data;
  readonly errors: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions?: Record<string, unknown>;
  }>;
}

export type Ask = <Data = unknown>(
  query: string,
  variables?: Record<string, unknown>,
) => Promise<Answer<Data>>;

export const silent = pino({ level: "silent" });

/** Queries the real graph over this catalogue, with new loaders for each query, as for each request. */
export function graphOver(catalogue: Catalogue, key: KeyHolder | null = null): Ask {
  return askerOf(wholeGraph(catalogue, silent), key);
}

/** Asks any graph, without HTTP. */
export function askerOf<C extends RequestContext>(
  { server, contextOf }: Graph<C>,
  key: KeyHolder | null = null,
): Ask {
  return async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const { body } = await server.executeOperation(
      { query, variables },
      { contextValue: contextOf({ ...internalRequest("a-test"), key }) },
    );
    if (body.kind !== "single") throw new Error("Expected one answer, but got one in parts.");
    return { data: body.singleResult.data as Data, errors: body.singleResult.errors ?? [] };
  };
}
