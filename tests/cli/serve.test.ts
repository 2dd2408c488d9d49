import { once } from "node:events";

import { startRostrum, textOf } from "../helpers/rostrum-command";
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
});
