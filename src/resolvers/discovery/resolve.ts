import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";

import { ResolutionKind } from "../../catalogue/queries/resolve";
import { LinkPurpose, LinkTarget } from "../../domain/links/link";
import { Platform } from "../../domain/links/platforms";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";

describeEnum(ResolutionKind, "ResolutionKind", "How sure it is what an address leads to.", {
  ONE: "One thing has it for its recording, page, account or feed: `node`.",
  SEVERAL: "Several things have it for theirs: see `bearers`, of which the first are these.",
  INDIRECT:
    "Nothing has it for its own, but things bear it: as a page about them, as evidence, or one that leads to something else.",
  NONE: "Nothing bears it.",
});

@ObjectType({ description: "What an address on the web leads to." })
class Resolution {
  id!: string | null;

  @Field(() => String, {
    description: "One form for all the ways in which the same page is shared: what was looked for.",
  })
  canonicalUrl!: string;

  @Field(() => Platform, { description: "The service that it is on." })
  platform!: Platform;

  @Field(() => ResolutionKind, { description: "How sure it is." })
  kind!: ResolutionKind;
}

@ObjectType({ description: "Something that bears a link, and what for." })
class LinkBearer {
  id!: string;

  @Field(() => LinkPurpose, {
    description: "What the link is for; an account's is PROFILE, a feed's RECORDING.",
  })
  purpose!: LinkPurpose;

  @Field(() => LinkTarget, {
    description: "The kind of thing that it leads to, which need not be what bears it.",
  })
  pointsAt!: LinkTarget;
}

const { Connection: LinkBearerConnection } = connectionOf("LinkBearer", () => LinkBearer);

@Resolver(() => Resolution)
export class ResolveResolver {
  @Query(() => Resolution, {
    nullable: true,
    description:
      "What a link of any platform leads to, in whatever form it is shared. Null only with an error that says why: BAD_LINK for what is no address.",
  })
  resolve(
    @Arg("url", () => String, { description: "An http or https address, at most 4,000 characters." })
    url: string,
    @Ctx() { catalogue }: Context,
  ) {
    return catalogue.discovery.resolveLink(url);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "What it leads to. Null unless `kind` is ONE, and when its subgraph cannot be reached.",
  })
  node(@Root() { id }: Resolution, @Ctx() { loaders }: Context) {
    return id === null ? null : loaders.referredById.load(id);
  }

  @FieldResolver(() => LinkBearerConnection, {
    description:
      "All that bears it: first what it points at, then what it may point at, then the rest; within each RECORDING, PROFILE, MATERIAL, ABOUT, EVIDENCE.",
  })
  bearers(
    @Root() { canonicalUrl }: Resolution,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { catalogue }: Context,
  ) {
    return catalogue.discovery.listLinkBearers(canonicalUrl, page);
  }
}

@Resolver(() => LinkBearer)
export class LinkBearerResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "What bears it. Null when its subgraph cannot be reached.",
  })
  node(@Root() { id }: LinkBearer, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
