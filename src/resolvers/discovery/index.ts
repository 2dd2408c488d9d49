import { DataGapResolver } from "./data-gaps";
import { NodeResolver } from "./node";
import { LinkBearerResolver, ResolveResolver } from "./resolve";
import { SearchGroupResolver, SearchHitResolver, SearchResolver } from "./search";
import { TimelineResolver } from "./timeline";

export const discoveryResolvers = [
  DataGapResolver,
  LinkBearerResolver,
  NodeResolver,
  ResolveResolver,
  SearchGroupResolver,
  SearchHitResolver,
  SearchResolver,
  TimelineResolver,
] as const;
