import { encodeCursor } from "../../domain/cursors";
import type { Order } from "../../entities/orders";

/** What a client asks of a list. `first` is 1 to 100 by the time it gets here. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/** A list that pages are cut from: its name stands in every cursor, so that a cursor of another list is refused. */
export interface ListIdentity {
  readonly list: string;
  readonly order: Order;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

interface Rows<Node> {
  /** One more than asked, where there is one: so `hasNextPage` costs no statement. */
  readonly rows: readonly Node[];
  readonly sortKeys: readonly string[];
  readonly ids: readonly string[];
}

/** One page of a list: what a Relay connection shows. Counting the whole list waits until somebody asks. */
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
