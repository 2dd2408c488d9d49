import "reflect-metadata";

/**
 * For programs that embed Rostrum: opening a catalogue, loading a data folder, serving the graph, a subgraph or a router.
 * Whatever is not exported here may change with every version.
 */
export { Catalogue } from "./catalogue/catalogue";
export { RostrumError, type ErrorCode } from "./domain/errors";
export {
  importDataFolder,
  type Imported,
  type ImportOptions,
} from "./importers/data-folder/import-data-folder";
export type { Problem } from "./importers/data-folder/problem";
export { readSettings, type Settings } from "./server/settings";
export type { RunningServer } from "./server/serve";
export { startSubgraph, startWhole } from "./server/start";
export type { StartOptions } from "./server/start-options";
export { startRouter, type RunningRouter, type StartRouterOptions } from "./server/start-router";
export { createLog, type ProcessLog } from "./server/telemetry/log";
export { subgraphs } from "./subgraphs";
export type { Subgraph } from "./subgraphs/subgraph";
