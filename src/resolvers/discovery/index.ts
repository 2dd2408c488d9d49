import { ChangedResolver } from "./changed";
import { ChangeResolver, historyResolvers } from "./changes";
import { changedAtResolvers } from "./changed-at";
import { DataGapResolver } from "./data-gaps";
import { CitationResolver } from "../shared/citation";
import { CitingFactResolver, DocumentResolver, IdentifiedResolver } from "./documents";
import { networkResolvers } from "./networks";
import { BecauseResolver } from "../shared/because";
import { StatedResolver } from "../shared/stated";
import { NodeResolver } from "./node";
import { RelatedConnectionResolver, RelatedResolver } from "./related";
import { LinkBearerResolver, ResolveResolver } from "./resolve";
import { SearchGroupResolver, SearchHitResolver, SearchResolver } from "./search";
import { TimelineResolver } from "./timeline";

export const discoveryResolvers = [
  BecauseResolver,
  ...changedAtResolvers,
  ChangedResolver,
  ChangeResolver,
  CitationResolver,
  CitingFactResolver,
  DataGapResolver,
  DocumentResolver,
  ...historyResolvers,
  IdentifiedResolver,
  LinkBearerResolver,
  ...networkResolvers,
  NodeResolver,
  RelatedConnectionResolver,
  RelatedResolver,
  ResolveResolver,
  SearchGroupResolver,
  SearchHitResolver,
  SearchResolver,
  StatedResolver,
  TimelineResolver,
] as const;
