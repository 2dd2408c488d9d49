import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";

import { listLinkBearers, ResolutionKind, resolveLink } from "../../catalogue/queries/resolve";
import { LinkPurpose, LinkTarget } from "../../domain/links/link";
import { Platform } from "../../domain/links/platforms";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";

describeEnum(ResolutionKind, "ResolutionKind", "Whether one entity has a URL as its own.", {
  ONE: "One entity has the URL as its recording, page, account, identifier or feed: `node`.",
  SEVERAL: "Several entities have it as theirs: the first of `bearers`.",
  INDIRECT:
    "No entity has it as its own, but some have a link with it: as a page about them, as evidence, or as a link to something else.",
  NONE: "No entity has a link or an identifier with it.",
});

@ObjectType({ description: "The entities that a URL belongs to." })
class Resolution {
  id!: string | null;

  @Field(() => String, {
    description: "The canonical URL that was looked up: one form for all ways to share a page.",
  })
  canonicalUrl!: string;

  @Field(() => Platform, { description: "The service that it is on." })
  platform!: Platform;

  @Field(() => ResolutionKind, { description: "Whether one entity has the URL as its own." })
  kind!: ResolutionKind;
}

@ObjectType({ description: "An entity with a link, and the link's purpose." })
class LinkBearer {
  id!: string;

  @Field(() => LinkPurpose, {
    description: "The link's purpose; PROFILE for an account and for an identifier, RECORDING for a feed.",
  })
  purpose!: LinkPurpose;

  @Field(() => LinkTarget, {
    description:
      "The kind of page that it leads to, which may belong to another entity than the one with the link.",
  })
  pointsAt!: LinkTarget;
}

const { Connection: LinkBearerConnection } = connectionOf("LinkBearer", () => LinkBearer);

@Resolver(() => Resolution)
export class ResolveResolver {
  @Query(() => Resolution, {
    nullable: true,
    description:
      "Finds the entities of a URL, in any form in which it is shared, and of the URI of an identifier: at doi.org, hdl.handle.net, orcid.org, isni.org, ror.org and wikidata.org, or as `urn:isbn:` and `urn:issn:`. Null only with an error: BAD_LINK for an invalid URL.",
  })
  resolve(
    @Arg("url", () => String, {
      description: "An http or https URL, or the URN of an ISBN or ISSN; at most 2,000 characters.",
    })
    url: string,
    @Ctx() { reader }: Context,
  ) {
    return resolveLink(reader, url);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The entity that has it as its own. Null unless `kind` is ONE, and when its subgraph is unavailable.",
  })
  node(@Root() { id }: Resolution, @Ctx() { loaders }: Context) {
    return id === null ? null : loaders.referredById.load(id);
  }

  @FieldResolver(() => LinkBearerConnection, {
    description:
      "All entities with this link or identifier: first those that it points at, then those that it may point at, then the rest; within each by purpose: RECORDING, PROFILE, MATERIAL, ABOUT, EVIDENCE.",
  })
  bearers(
    @Root() { canonicalUrl }: Resolution,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: Context,
  ) {
    return listLinkBearers(reader, canonicalUrl, page);
  }
}

@Resolver(() => LinkBearer)
export class LinkBearerResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The entity with the link. Null when its subgraph is unavailable.",
  })
  node(@Root() { id }: LinkBearer, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
