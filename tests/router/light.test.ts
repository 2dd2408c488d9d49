import { projectFolder } from "../helpers/starting-catalogue";
import { typescriptProcess } from "../helpers/typescript-process";

/** What answers a subgraph's questions. A router asks the subgraph. */
const ofCatalogues =
  /\/node_modules\/(?:typeorm|type-graphql|class-validator|sqlite3|pg|dataloader)\/|\/src\/(?:catalogue|entities|resolvers|loaders|projections|importers|network|subgraphs)\//;

/** Fewer than half of what a process with a catalogue loads. */
const maxModules = 1_000;

describe("A router's process", () => {
  it("loads nothing of catalogues and networks", async () => {
    const file = `${__dirname}/processes/modules-of-router.ts`;

    const loaded = JSON.parse(
      await typescriptProcess(file, [`${projectFolder}/schema/supergraph.graphql`]),
    ) as string[];

    expect(loaded.filter((one) => ofCatalogues.test(one))).toEqual([]);
    expect(loaded.some((one) => one.includes("/src/router/"))).toBe(true);
    expect(loaded.length).toBeLessThan(maxModules);
  });
});
