import { once } from "node:events";

import { startRostrum, textOf } from "../helpers/rostrum-command";
import { startServer } from "../helpers/server-process";
import { emptyDatabaseUrl } from "../helpers/temporary-database";

describe("rostrum serve", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "serves at the address that it prints, and ends with 0 on %s",
    async (signal) => {
      const child = startRostrum(["serve"], {
        DATABASE_URL: await emptyDatabaseUrl(),
        PORT: "0",
        LOG_LEVEL: "error",
      });
      const err = textOf(child.stderr);
      const [printed] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
      const url = /http:\/\/[\d.:]+\/graphql/.exec(printed.toString())?.[0] ?? "";

      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ appearances { totalCount } }" }),
      });
      child.kill(signal);
      const [code] = (await once(child, "exit")) as [number];

      expect(await response.json()).toMatchObject({ data: { appearances: { totalCount: 37 } } });
      expect(code).toBe(0);
      expect(await err).toBe("");
    },
  );

  it.each([
    [{ HOST: "0.0.0.0" }, true],
    [{ HOST: "0.0.0.0", CONTACT: "editors@example.org" }, false],
    [{ HOST: "127.0.0.1" }, false],
  ])(
    "warns where others can reach it, and people in the graph cannot reach anybody: %j",
    async (settings, isWarned) => {
      const { end } = await startServer({ LOG_LEVEL: "warn", ...settings });
      const { log } = await end("SIGINT");

      expect(log.includes("have no contact address")).toBe(isWarned);
    },
  );
});
