import { encodeCursor } from "../../domain/cursors";
import type { Order } from "../../entities/orders";

/** A client's page request. `first` is validated to be 1 to 100. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/** A paged list. Its name is in every cursor, so that a cursor of another list is rejected. */
export interface ListIdentity {
  readonly list: string;
  readonly order: Order;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

interface Rows<Node> {
  /** One row more than requested, if there is one, so that `hasNextPage` costs no statement. */
  readonly rows: readonly Node[];
  readonly sortKeys: readonly string[];
  readonly ids: readonly string[];
}

/** One page of a list, as a Relay connection. The whole list is counted only when requested. */
export class Page<Node> {
  readonly edges: ReadonlyArray<Edge<Node>>;
  readonly pageInfo: PageInfoValue;
  readonly #count: () => Promise<number>;

  constructor(identity: ListIdentity, request: PageRequest, found: Rows<Node>, count: () => Promise<number>) {
    this.edges = found.rows.slice(0, request.first).map((node, index) => ({
      node,
      cursor: encodeCursor(identity.list, identity.order.name, {
        sortKey: found.sortKeys[index] ?? "",
        id: found.ids[index] ?? "",
      }),
    }));
    this.pageInfo = {
      hasNextPage: found.rows.length > request.first,
      hasPreviousPage: request.after !== null,
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
    this.#count = count;
  }

  get nodes(): Node[] {
    return this.edges.map(({ node }) => node);
  }

  get totalCount(): Promise<number> {
    return this.#count();
  }
}

export interface PageInfoValue {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
