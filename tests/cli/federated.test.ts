import { readdirSync, readFileSync } from "node:fs";

import { startFederated, type FederatedProcesses } from "../helpers/federated-processes";
import { isFree } from "../helpers/free-ports";
import { rostrum } from "../helpers/command-line";
import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";
import { emptyDatabaseUrl } from "../helpers/temporary-database";

const questions = readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql"));

describe("npm run start:federated", () => {
  let six: FederatedProcesses;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await emptyDatabaseUrl();
    six = await startFederated(databaseUrl);
  });

  it("serves the five subgraphs and a router, over one database that one of them fills", async () => {
    for (const name of ["people", "shows", "works", "discovery", "editing"]) {
      expect(six.output()).toContain(`Rostrum serves the subgraph ${name} at`);
    }
    expect(six.output().split("not only its router: set SUBGRAPH_SECRETS")).toHaveLength(6);
    expect(six.output()).toContain("put together of discovery, editing, people, shows, works");
    expect(six.output().split("filled the empty database")).toHaveLength(2);
    for (const port of six.ports.slice(1)) {
      expect(await six.ask("{ _service { sdl } }", {}, { port })).toMatchObject({ data: { _service: {} } });
    }
  });

  it.each(questions)("answers the playground's %s with the same data as `npm start`", async (name) => {
    const question = readFileSync(`${projectFolder}/examples/${name}`, "utf8");
    const answer = readFileSync(
      `${projectFolder}/tests/stories/answers/${name.replace(".graphql", ".json")}`,
      "utf8",
    );

    expect(await six.ask(question)).toEqual(JSON.parse(answer));
  });

  it("passes a key on, and the subgraph that owns a field checks it", async () => {
    const keyOf = async (role: string) => {
      const { out } = await rostrum(["key", "create", "--role", role, "--name", `the-${role}`], {
        DATABASE_URL: databaseUrl,
      });
      return { authorization: `Bearer ${out.trim()}` };
    };
    const [admin, editor] = [await keyOf("admin"), await keyOf("editor")];
    const [, , , , , editing] = six.ports;
    const question = "{ viewer { name } keys { name } people(first: 1) { nodes { id } } }";
    const refusal = (extensions: Record<string, unknown>) => [
      expect.objectContaining({ path: ["keys"], extensions }),
    ];

    for (const port of [undefined, editing]) {
      const query = port === undefined ? question : "{ viewer { name } keys { name } }";
      expect(await six.ask(query, {}, { port, headers: admin })).toMatchObject({
        data: { viewer: { name: "the-admin" }, keys: [{ name: "the-editor" }, { name: "the-admin" }] },
        errors: [],
      });
      expect(await six.ask(query, {}, { port, headers: editor })).toMatchObject({
        data: { viewer: { name: "the-editor" }, keys: null },
        errors: refusal({ code: "FORBIDDEN", role: "EDITOR", needed: "ADMIN" }),
      });
      expect(await six.ask(query, {}, { port })).toMatchObject({
        data: { viewer: null, keys: null },
        errors: refusal({ code: "UNAUTHENTICATED", reason: "NO_KEY", needed: "ADMIN" }),
      });
    }
  });

  it("ends all six at one Ctrl-C", async () => {
    await six.end("SIGINT");

    expect(await Promise.all(six.ports.map(isFree))).toEqual(six.ports.map(() => true));
  });

  it("ends all six when a supervisor stops them", async () => {
    const others = await startFederated(await startingDatabaseUrl());

    await others.end("SIGTERM");

    expect(await Promise.all(others.ports.map(isFree))).toEqual(others.ports.map(() => true));
  });
});
