import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { post } from "../helpers/federated-servers";
import { startServer } from "../helpers/server-process";
import { afterTests } from "../helpers/temporary-catalogue";
import { rawConnection } from "../helpers/temporary-database";

const requestId = "request-0001";
const controls = "\u001b[31m\r\n\u009b31m\u007f\u2028";

describe.each(["production", "development"])("a server with NODE_ENV %s", (NODE_ENV) => {
  it("gives a client only the code of a fault, and logs all of it under the request's id", async () => {
    const { url, databaseUrl, end } = await startServer({ NODE_ENV });
    const raw = await rawConnection(databaseUrl);
    await raw.run("alter table person rename to persons");

    const { status, text } = await post(`${url}/graphql`, "{ people { nodes { name } } }", {
      headers: { "x-request-id": requestId },
    });
    const { log } = await end("SIGINT");

    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      data: { people: null },
      errors: [
        {
          message: "Something went wrong on our side. The log has it under this request's id.",
          locations: [{ line: 1, column: 3 }],
          path: ["people"],
          extensions: { code: "INTERNAL_SERVER_ERROR" },
        },
      ],
      extensions: expect.objectContaining({ requestId }) as object,
    });
    const line = JSON.parse(log.split("\n")[0] as string) as Record<string, unknown>;
    expect(line).toMatchObject({
      requestId,
      err: {
        message: expect.stringMatching(/no such table: person|relation "person" does not exist/) as string,
      },
    });
    expect(JSON.stringify(line)).toContain("stack");
  });
});

describe("the log of a process", () => {
  it("escapes control characters that a subgraph of others sends, also those that JSON lets through", async () => {
    const sick = createServer(({ headers }, response) => {
      const isToSeeWhoAnswers = headers["x-request-id"] !== requestId;
      response.end(
        isToSeeWhoAnswers
          ? `{"data":{"__typename":"Query"}}`
          : JSON.stringify({ errors: [{ message: controls }] }),
      );
    }).listen(0);
    await once(sick, "listening");
    afterTests(async () => sick.close());
    const address = `http://127.0.0.1:${(sick.address() as AddressInfo).port}/graphql`;
    const SUBGRAPHS = ["people", "shows", "works", "discovery", "editing"]
      .map((name) => `${name}=${address}`)
      .join(",");
    const { url, end } = await startServer({ SUBGRAPHS, LOG_LEVEL: "warn" }, ["--router"]);

    await post(`${url}/graphql`, "{ people { totalCount } }", { headers: { "x-request-id": requestId } });
    const { log } = await end("SIGINT");

    const line = log.split("\n").find((one) => one.includes(requestId)) ?? "";
    expect((JSON.parse(line) as { msg: string }).msg).toContain(controls);
    expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
  });
});
