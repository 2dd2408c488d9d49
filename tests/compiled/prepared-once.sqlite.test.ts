import { readdirSync, readFileSync } from "node:fs";

import { compiledGraph } from "../helpers/compiled-graph";
import { graphOver } from "../helpers/graph-over";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";

const examples = `${projectFolder}/examples`;

it("no statement of an example has a bare `limit ?`, for which SQLite would compile it again each time", async () => {
  const bare = new Set<string>();
  let limited = 0;
  const catalogue = await startingCatalogue((text) => {
    if (/limit \?(?! \+ 0)/i.test(text)) bare.add(text);
    if (/limit \? \+ 0/.test(text)) limited += 1;
  });

  for (const name of readdirSync(examples).filter((file) => file.endsWith(".graphql"))) {
    const query = readFileSync(`${examples}/${name}`, "utf8");
    for (const ask of [graphOver(catalogue), compiledGraph(catalogue).ask]) await ask(query);
  }

  expect([...bare]).toEqual([]);
  expect(limited).toBeGreaterThan(50);
});
