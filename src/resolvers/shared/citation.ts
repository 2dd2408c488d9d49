import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Citation, Document } from "../../entities";
import type { Context } from "./context";
import { InSql } from "./in-sql";

/** A value type of every subgraph. Each answers with a stub of the document, which discovery completes. */
@Resolver(() => Citation)
export class CitationResolver {
  @InSql({ rowOf: ["Document"], in: "documentId" })
  @FieldResolver(() => Document, {
    nullable: true,
    description: "The document. Null when the discovery subgraph is unavailable.",
  })
  document(@Root() { documentId }: Citation, @Ctx() { loaders }: Context) {
    return loaders.documentById.load(documentId);
  }
}
