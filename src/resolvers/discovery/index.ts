import { DataGapResolver } from "./data-gaps";
import { CitationResolver } from "../shared/citation";
import { CitingFactResolver, DocumentResolver, IdentifiedResolver } from "./documents";
import { networkResolvers } from "./networks";
import { NodeResolver } from "./node";
import { LinkBearerResolver, ResolveResolver } from "./resolve";
import { SearchGroupResolver, SearchHitResolver, SearchResolver } from "./search";
import { TimelineResolver } from "./timeline";

export const discoveryResolvers = [
  CitationResolver,
  CitingFactResolver,
  DataGapResolver,
  DocumentResolver,
  IdentifiedResolver,
  LinkBearerResolver,
  ...networkResolvers,
  NodeResolver,
  ResolveResolver,
  SearchGroupResolver,
  SearchHitResolver,
  SearchResolver,
  TimelineResolver,
] as const;
