import type { Catalogue } from "../catalogue/catalogue";
import type { Subgraph } from "../subgraphs/subgraph";
import { clearWhenForgotten } from "./clear-when-forgotten";
import { subgraphGraph, wholeGraph } from "./graph";
import { databaseReadiness } from "./health/readiness";
import { KeptTexts } from "./kept-texts";
import { CatalogueBounds } from "./limits/catalogue-bounds";
import { followBounds } from "./limits/follow-bounds";
import { serve, type RunningServer, type ServeOptions } from "./serve";
import type { StartOptions } from "./start-options";
import { startTelemetry } from "./telemetry/telemetry";

/** How soon prices go by an edit of another process. */
const boundsEveryMs = 1_000;

/** Starts the whole graph in this process. Closes the catalogue when the server stops. */
export async function startWhole(
  catalogue: Catalogue,
  { settings, log, linesDropped, playgroundFolder, trusted }: StartOptions,
): Promise<RunningServer> {
  const around = await catalogueServices(catalogue, "rostrum", { settings, log, linesDropped });
  const kept = new KeptTexts();
  const bounds = clearWhenForgotten(new CatalogueBounds(catalogue.reader), kept);
  const stopFollowing = followBounds(bounds, boundsEveryMs);
  const options = { ...settings, kept };
  return serve((plugins) => wholeGraph(catalogue, log, plugins, settings.limits, bounds, options), {
    ...settings,
    ...around,
    playgroundFolder,
    trusted,
    async close() {
      stopFollowing();
      await around.close();
    },
  });
}

/**
 * Starts one subgraph. Closes the catalogue when the server stops. It has no playground and no CORS: clients
 * use the router.
 */
export async function startSubgraph(
  subgraph: Subgraph,
  catalogue: Catalogue,
  options: Pick<StartOptions, "settings" | "log" | "linesDropped">,
): Promise<RunningServer> {
  const { settings, log } = options;
  const around = await catalogueServices(catalogue, `rostrum-${subgraph.name}`, options);
  const kept = new KeptTexts();
  const bounds = clearWhenForgotten(new CatalogueBounds(catalogue.reader), kept);
  const stopFollowing = followBounds(bounds, boundsEveryMs);
  return serve((plugins) => subgraphGraph(subgraph, catalogue, log, plugins, { ...settings, bounds, kept }), {
    ...settings,
    ...around,
    limits: null,
    guards: null,
    routerSecret: settings.subgraphSecrets.get(subgraph.name) ?? null,
    allowedOrigins: null,
    playgroundFolder: null,
    async close() {
      stopFollowing();
      await around.close();
    },
  });
}

/** Telemetry, readiness and shutdown for a graph with a catalogue. Telemetry stops last. */
async function catalogueServices(
  catalogue: Catalogue,
  service: string,
  { settings, ...log }: Pick<StartOptions, "settings" | "log" | "linesDropped">,
): Promise<Pick<ServeOptions, "telemetry" | "readiness" | "close">> {
  const telemetry = await startTelemetry(settings, log, service, catalogue.health.about.dialect).catch(
    async (error: unknown) => {
      await catalogue.close();
      throw error;
    },
  );
  telemetry.watch(catalogue.health);
  return {
    telemetry,
    readiness: databaseReadiness(catalogue),
    async close() {
      try {
        await catalogue.close();
      } finally {
        await telemetry.stop();
      }
    },
  };
}
