import { NotFound, RostrumError, shown } from "../../domain/errors";
import type { ThingRef } from "../../formats/rows";
import type { Graph } from "../apollo";
import { internalRequest, type RequestContext } from "../request-context";
import { type Answer, listIn } from "./forms";
import type { Pages } from "./list-forms";
import type { ListOf } from "./list-operations";
import { type Form, operations } from "./operations";

/** More than over HTTP, where a price is paid for each page. */
const pageSize = { first: 50, within: 100 };

export interface OpenList {
  /** What the list is of; null for all of the graph. */
  readonly of: ThingRef | null;
  /** The first page is there; each other is read when it is wanted. */
  readonly pages: Pages;
}

/** Reads a list of a thing, or of all of the graph, by the operation of a form. */
export async function openList<C extends RequestContext>(
  { server, contextOf }: Graph<C>,
  form: Form,
  type: ListOf,
  id: string | null,
): Promise<OpenList> {
  const query = operations[form][type] ?? "";
  const read = async (after: string | null): Promise<Answer> => {
    const { body } = await server.executeOperation(
      { query, variables: { ...pageSize, after, ...(id !== null && { id }) } },
      { contextValue: contextOf(internalRequest("export")) },
    );
    const { data, errors = [] } = body.kind === "single" ? body.singleResult : body.initialResult;
    const answer = (data ?? {}) as Partial<Answer>;
    if (id !== null && answer.thing === null && errors[0]?.extensions?.["code"] !== "GONE")
      throw new NotFound(`Expected the slug or the id of a ${type}, but got ${shown(id)}.`);
    if (errors[0]) throw new RostrumError("BAD_USER_INPUT", errors[0].message);
    return { thing: null, ...answer };
  };
  const first = await read(null);
  return { of: first.thing as unknown as ThingRef | null, pages: pagesFrom(first, read) };
}

async function* pagesFrom(first: Answer, read: (after: string) => Promise<Answer>): Pages {
  for (let answer = first; ;) {
    const list = listIn(answer);
    yield list?.nodes ?? [answer.thing];
    const { hasNextPage = false, endCursor = null } = list?.pageInfo ?? {};
    if (!hasNextPage || endCursor === null) return;
    answer = await read(endCursor);
  }
}
