import { type ClassType, Field, Int, ObjectType } from "type-graphql";

import { type DeclaredPrice, Price } from "./price";

@ObjectType({ description: "The position of a page in its list (Relay PageInfo)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there are rows after this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: "Whether there are rows before this page: true when `after` was given.",
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first row; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last row, for `after`; null on an empty page.",
  })
  endCursor!: string | null;
}

/** A count reads every row of the list. */
const countPrice: DeclaredPrice = { asked: 10, each: 1 };

/** Makes the edge and the connection of a type. A `Page` of the catalogue has just these fields. */
export function connectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  priceOfCount: DeclaredPrice = countPrice,
) {
  @ObjectType(`${name}Edge`, { description: `One row of a page of ${name}.` })
  class Edge {
    @Field(() => String, { description: "The cursor of this row, for `after`." })
    cursor!: string;

    @Field(node, { description: "The row itself." })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} (Relay connection).` })
  class Connection {
    @Field(() => [Edge], { description: "The page's rows with their cursors." })
    edges!: Edge[];

    @Field(() => [node()], { description: "The page's rows without their cursors." })
    nodes!: Node[];

    @Field(() => PageInfo, { description: "The position of the page in its list." })
    pageInfo!: PageInfo;

    @Price(priceOfCount)
    @Field(() => Int, { description: "The number of rows in the whole list. Counted only when requested." })
    totalCount!: Promise<number>;
  }

  return { Edge, Connection };
}
