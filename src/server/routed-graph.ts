import type { Logger } from "pino";

import { apolloWith, type Graph, type Plugins } from "./apollo";
import type { RequestContext } from "./request-context";
import type { FindKey } from "./keys/find-key";
import { KeptTexts } from "./kept-texts";
import { type BoundsSource, unknownBounds } from "./limits/bounds-source";
import type { Limits } from "./limits/limits";
import { namedVariablePlugin } from "./named-variable-plugin";
import type { Draw } from "./pictures/drawing";
import { revisionPlugin } from "./revision-plugin";
import type { Routing } from "./routing";
import { withFormattedErrors } from "./streams/start-subscription";

const noKeys: FindKey = async () => "UNKNOWN";

/** A graph of subgraphs in other processes. */
export function routedGraph(
  routing: Routing,
  log: Logger,
  plugins: Plugins<RequestContext> = [],
  limits: Limits | null = null,
  bounds: BoundsSource = unknownBounds,
  findKey: FindKey = noKeys,
  kept = new KeptTexts(),
  draw: Draw | null = null,
): Graph {
  kept.add("plans", routing.plans);
  return {
    server: apolloWith({ gateway: routing.gateway }, { limits, bounds, kept }, log, [
      namedVariablePlugin(),
      revisionPlugin(({ revision }) => revision?.written ?? null),
      ...plugins,
    ]),
    contextOf: (request) => request,
    bodyLimit: "100kb",
    startSubscription: withFormattedErrors(log, (admission, sender) => routing.subscribe(admission, sender)),
    draw,
    findKey,
    readBounds: null,
  };
}
