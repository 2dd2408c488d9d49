import { DataGapResolver } from "./data-gaps";
import { networkResolvers } from "./networks";
import { NodeResolver } from "./node";
import { LinkBearerResolver, ResolveResolver } from "./resolve";
import { SearchGroupResolver, SearchHitResolver, SearchResolver } from "./search";
import { TimelineResolver } from "./timeline";

export const discoveryResolvers = [
  DataGapResolver,
  LinkBearerResolver,
  ...networkResolvers,
  NodeResolver,
  ResolveResolver,
  SearchGroupResolver,
  SearchHitResolver,
  SearchResolver,
  TimelineResolver,
] as const;
