import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";

import type { CitingFactRow } from "../../catalogue/queries/citations";
import { findByIdentifier } from "../../catalogue/queries/identifiers";
import { listOf } from "../../catalogue/queries/lists";
import { IdentifierScheme, readIdentifier } from "../../domain/identifiers";
import { Document, Node } from "../../entities";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { DocumentConnection } from "../shared/entity-connections";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne } from "../shared/references";

@ObjectType({ description: "A fact that cites a document, and the line or item that it cites." })
class CitingFact implements CitingFactRow {
  id!: string;

  @Field(() => Int, { nullable: true, description: "First line, counted from 1; null when it names none." })
  line!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The document's own number for the item; null when it names none.",
  })
  item!: string | null;
}

const { Connection: CitingFactConnection } = connectionOf("CitingFact", () => CitingFact);

@Resolver(() => CitingFact)
export class CitingFactResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The citing entity. Null when its subgraph is unavailable.",
  })
  fact(@Root() { id }: CitingFact, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { nullable: true, description: "One document; null where there is none." })
  document(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Document", lookup);
  }

  @Query(() => DocumentConnection, {
    nullable: true,
    description: "All documents, in pages. Null only with an error.",
  })
  documents(@Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs, @Ctx() { reader }: Context) {
    return listOf(reader, "documents", {}, orderBy, page);
  }

  @Price({ asked: 10, each: 1 })
  @FieldResolver(() => CitingFactConnection, {
    description: "The facts that cite it, in order of the cited lines.",
  })
  citedBy(
    @Root() { id }: Document,
    @Arg("item", () => String, {
      nullable: true,
      description: "Only facts that cite the item with this number, as the document writes it: “14”.",
    })
    item: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.citingFactsByDocumentId.page(id, page, { item: item ?? null });
  }
}

@Resolver()
export class IdentifiedResolver {
  @Query(() => [Node], {
    nullable: "itemsAndList",
    description:
      "The entities with an identifier, which may be given in any form, including its URL. Several only if it is DISPUTED. An item is null when its subgraph is unavailable; the list is null only with an error that says why.",
  })
  async identified(
    @Arg("scheme", () => IdentifierScheme, { description: "The registry." }) scheme: IdentifierScheme,
    @Arg("value", () => String, { description: "The identifier." }) value: string,
    @Ctx() { reader, loaders }: Context,
  ) {
    const ids = await findByIdentifier(reader, scheme, readIdentifier(scheme, value));
    return ids.map((id: string) => loaders.referredById.load(id));
  }
}
