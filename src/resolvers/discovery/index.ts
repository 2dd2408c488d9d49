import { DataGapResolver } from "./data-gaps";
import { NodeResolver } from "./node";
import { TimelineResolver } from "./timeline";

export const discoveryResolvers = [DataGapResolver, NodeResolver, TimelineResolver] as const;
