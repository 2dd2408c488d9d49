/** Who may import whom: the table of ARCHITECTURE.md, as rules. */
const layers = {
  domain: [],
  entities: ["domain"],
  database: ["domain", "queues", "entities"],
  projections: ["domain", "entities", "database"],
  catalogue: ["domain", "entities", "database", "projections"],
  formats: ["domain", "entities"],
  loaders: ["domain", "entities", "database", "projections", "catalogue"],
  importers: ["domain", "entities", "catalogue", "threads"],
  exporters: ["domain", "entities", "database", "catalogue", "importers"],
  operations: [],
  compiled: ["domain", "entities", "database", "projections", "catalogue", "resolvers/shared", "operations"],
  queues: [],
  threads: ["domain", "queues"],
  network: ["domain", "threads"],
  analysis: ["domain", "queues", "entities", "database", "projections", "catalogue", "threads", "network"],
  resolvers: ["domain", "entities", "database", "projections", "catalogue", "loaders", "network", "analysis"],
  federation: ["domain"],
  subgraphs: ["domain", "entities", "loaders", "projections", "resolvers", "federation"],
  router: ["domain"],
  server: [
    "domain",
    "queues",
    "entities",
    "database",
    "projections",
    "catalogue",
    "loaders",
    "network",
    "resolvers/shared",
    "operations",
    "compiled",
    "analysis",
    "federation",
    "subgraphs",
    "router",
    "formats",
  ],
  cli: [
    "domain",
    "entities",
    "database",
    "catalogue",
    "importers",
    "exporters",
    "network",
    "analysis",
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

const subgraphs = ["people", "shows", "works", "discovery", "editing"];

module.exports = {
  forbidden: [
    ...layerRules,
    ...subgraphs.map((name) => ({
      name: `resolvers-${name}-stay-apart`,
      comment:
        "A subgraph's resolvers import their own folder and what all share; only discovery measures networks.",
      severity: "error",
      from: { path: `^src/resolvers/${name}/` },
      to: {
        path: "^src/(resolvers|network|analysis)/",
        pathNot: [
          `^src/resolvers/(${name}|shared)/`,
          ...(name === "discovery" ? ["^src/(network|analysis)/"] : []),
        ],
      },
    })),
    {
      name: "sources-know-no-catalogue",
      comment:
        "A format yields records. Identifying, drafting and accepting them is written once, beside it.",
      severity: "error",
      from: { path: "^src/importers/(sources/|records\\.ts$)" },
      to: { path: "^src/", pathNot: "^src/(domain|entities)/|^src/importers/(sources/|records\\.ts$)" },
    },
    {
      name: "drivers-stay-inside",
      comment: "A module that could open a connection could write past the one writer.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/database/(sqlite|postgres)/" },
      to: { path: "node_modules/(sqlite3|better-sqlite3|pg)/" },
    },
    {
      name: "typeorm-stays-inside",
      comment: "Classes with tables use its decorators, the database folder its connections.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: "^src/(database|entities)/|^src/projections/([^/]+/tables|projection-table)\\.ts$",
      },
      to: { path: "node_modules/typeorm/" },
    },
    {
      name: "which-database-stays-inside",
      comment: "Only what opens a database knows which one it is; SQL that differs is in sql/dialect.ts.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: "^src/database/((sqlite|postgres)/|(open-database|data-source)\\.ts$)",
      },
      to: { path: "^src/database/(sqlite|postgres)/" },
    },
    {
      name: "connections-stay-inside",
      comment: "Only the catalogue opens a database; everything else gets a reader or a transaction.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/catalogue/(catalogue|backups)\\.ts$" },
      to: { path: "^src/database/(open-database|data-source)\\.ts$" },
    },
    {
      name: "one-door-for-writing",
      comment: "Everything that writes goes through `catalogue.edit`.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/catalogue/(catalogue\\.ts$|commands/)" },
      to: {
        path: "^src/catalogue/commands/",
        pathNot: "^src/catalogue/commands/derived-columns\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
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
