import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import type { CitingFactRow } from "../../catalogue/queries/citations";
import { findByIdentifier } from "../../catalogue/queries/identifiers";
import { IdentifierScheme, readIdentifier } from "../../domain/identifiers";
import { Citation, Document, Link, Node } from "../../entities";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { DocumentConnection } from "../shared/entity-connections";
import { FilterArg, rootPage } from "../shared/filter";
import { DocumentsFilter } from "../shared/filters";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@ObjectType({ description: "A fact that cites a document, and where and for what it cites it." })
class CitingFact implements CitingFactRow {
  id!: string;

  @Field(() => Citation, {
    description: "The citation: one of the sources of the fact, or of one of its links.",
  })
  citation!: Citation;

  @Field(() => Link, {
    nullable: true,
    description: "The link of the fact that the citation is of; null when it is of the fact itself.",
  })
  link!: Link | null;
}

const { Connection: CitingFactConnection } = connectionOf("CitingFact", () => CitingFact);

@ArgsType()
class CitedItemArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "Only citations of the item with this number or name, exactly as the document writes it: “14”, “#2”. All when omitted.",
  })
  item: string | null = null;
}

@ArgsType()
class SourcesArgs extends CitedItemArgs {
  @Field(() => ID, { description: "Id or slug of the document." })
  document!: string;
}

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
  @InSql({ entity: "Document" })
  @Query(() => Document, { nullable: true, description: "One document; null where there is none." })
  document(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Document", lookup);
  }

  @InSql({ list: "documents" })
  @Query(() => DocumentConnection, {
    nullable: true,
    description: "All documents, in pages. Null only with an error.",
  })
  documents(
    @FilterArg(() => DocumentsFilter) filter: GivenFilterOf<"Document"> | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "documents", filter, orderBy, page);
  }

  @Price({ asked: 10, each: 1 })
  @Query(() => CitingFactConnection, {
    nullable: true,
    description:
      "What a document, or one item of it, is the source of: each fact that cites it or has a link that does, once per citation, in order of the cited lines. Null only with an error: NOT_FOUND when there is no such document.",
  })
  async sources(@Args(() => SourcesArgs) { document, item, ...page }: SourcesArgs, @Ctx() context: Context) {
    const documentId = (await idOfReference(context, "Document", document)) as string;
    return context.loaders.citingFactsByDocumentId.page(documentId, page, { item });
  }

  @Price({ asked: 10, each: 1 })
  @FieldResolver(() => CitingFactConnection, {
    description:
      "The facts that cite it or have a link that does, once per citation, in order of the cited lines.",
  })
  citedBy(
    @Root() { id }: Document,
    @Args(() => CitedItemArgs) { item, ...page }: CitedItemArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.citingFactsByDocumentId.page(id, page, { item });
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
