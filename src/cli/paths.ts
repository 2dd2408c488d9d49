import { resolve } from "node:path";

/** The package's folder, from `src/cli` and from `dist/cli`. */
const packageFolder = resolve(__dirname, "..", "..");

export const packageFile = resolve(packageFolder, "package.json");
export const dataFolder = resolve(packageFolder, "data");
export const playgroundFolder = resolve(packageFolder, "dist", "web", "playground");
export const mappingsFolder = resolve(packageFolder, "mappings");
export const schemaFolder = resolve(packageFolder, "schema");
export const supergraphFile = resolve(schemaFolder, "supergraph.graphql");
