/** Who may import whom: the table of ARCHITECTURE.md, as rules. */
const layers = {
  domain: [],
  entities: ["domain"],
  catalogue: ["domain", "entities"],
  loaders: ["domain", "entities", "catalogue"],
  importers: ["domain", "entities", "catalogue"],
  threads: ["domain"],
  network: ["domain", "threads"],
  reports: ["domain", "entities", "catalogue", "threads", "network"],
  resolvers: ["domain", "entities", "catalogue", "loaders", "network", "reports"],
  federation: ["domain"],
  subgraphs: ["domain", "entities", "loaders", "resolvers", "federation"],
  router: ["domain"],
  server: [
    "domain",
    "entities",
    "catalogue",
    "loaders",
    "network",
    "resolvers/shared",
    "reports",
    "subgraphs",
    "router",
  ],
  cli: [
    "domain",
    "entities",
    "catalogue",
    "importers",
    "network",
    "reports",
    "subgraphs",
    "federation",
    "server",
  ],
};

const layerRules = Object.entries(layers).map(([layer, mayImport]) => ({
  name: `${layer}-imports`,
  comment: `src/${layer} may import ${mayImport.map((name) => `src/${name}`).join(", ") || "nothing of ours"}.`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: [layer, ...mayImport].map((name) => `^src/${name}/`) },
}));

const subgraphs = ["people", "shows", "works", "discovery"];

module.exports = {
  forbidden: [
    ...layerRules,
    ...subgraphs.map((name) => ({
      name: `resolvers-${name}-stay-apart`,
      comment:
        "A subgraph's resolvers import their own folder and what all share; discovery alone may ask the network.",
      severity: "error",
      from: { path: `^src/resolvers/${name}/` },
      to: {
        path: "^src/(resolvers|network)/",
        pathNot: [`^src/resolvers/(${name}|shared)/`, ...(name === "discovery" ? ["^src/network/"] : [])],
      },
    })),
    {
      name: "one-way-to-the-database",
      comment: "Whoever could open a connection could write past the one writer.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/catalogue/database/" },
      to: { path: "node_modules/(sqlite3|better-sqlite3|pg)/" },
    },
    {
      name: "typeorm-in-two-places",
      comment: "Entities use its decorators, the database folder its connections.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(catalogue/database|entities)/" },
      to: { path: "node_modules/typeorm/" },
    },
    {
      name: "connections-stay-inside",
      comment:
        "Only the catalogue itself opens a database; the rest of it gets a reader or a transaction (statements.ts).",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/catalogue/database/", "^src/catalogue/catalogue\\.ts$"] },
      to: { path: "^src/catalogue/database/" },
    },
    {
      name: "web-knows-the-schema-only",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^(src|tests)/" },
    },
    {
      name: "no-cycles",
      comment: "Entities may refer to one another in a circle; nothing else may.",
      severity: "error",
      from: { path: "^(src|web)/", pathNot: "^src/entities/" },
      to: { circular: true },
    },
    {
      name: "no-dev-dependencies-at-run-time",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default"] },
  },
};
