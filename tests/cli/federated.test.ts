import { readdirSync, readFileSync } from "node:fs";

import { startFederated, type FederatedProcesses } from "../helpers/federated-processes";
import { isFree } from "../helpers/free-ports";
import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";
import { emptyDatabaseUrl } from "../helpers/temporary-database";

const questions = readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql"));

describe("npm run start:federated", () => {
  let five: FederatedProcesses;
  beforeAll(async () => {
    five = await startFederated(await emptyDatabaseUrl());
  });

  it("serves the four subgraphs and a router, over one database that one of them fills", async () => {
    for (const name of ["people", "shows", "works", "discovery"]) {
      expect(five.output()).toContain(`Rostrum serves the subgraph ${name} at`);
    }
    expect(five.output()).toContain("put together of discovery, people, shows, works (native planner)");
    expect(five.output().split("filled the empty database")).toHaveLength(2);
    for (const port of five.ports.slice(1)) {
      expect(await five.ask("{ _service { sdl } }", {}, port)).toMatchObject({ data: { _service: {} } });
    }
  });

  it.each(questions)("answers the playground's %s with the same data as `npm start`", async (name) => {
    const question = readFileSync(`${projectFolder}/examples/${name}`, "utf8");
    const answer = readFileSync(
      `${projectFolder}/tests/stories/answers/${name.replace(".graphql", ".json")}`,
      "utf8",
    );

    expect(await five.ask(question)).toEqual(JSON.parse(answer));
  });

  it("ends all five at one Ctrl-C", async () => {
    await five.end("SIGINT");

    expect(await Promise.all(five.ports.map(isFree))).toEqual(five.ports.map(() => true));
  });

  it("ends all five when a supervisor stops them", async () => {
    const others = await startFederated(await startingDatabaseUrl());

    await others.end("SIGTERM");

    expect(await Promise.all(others.ports.map(isFree))).toEqual(others.ports.map(() => true));
  });
});
