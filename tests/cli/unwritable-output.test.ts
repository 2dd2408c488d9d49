import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterTests } from "../helpers/after-tests";
import { answeredIn, loggingServer, many } from "../helpers/logging-server";
import { startRostrum, textOf } from "../helpers/rostrum-command";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { until } from "../helpers/until";

/** A named pipe: unlike an unnamed one, it can get a new reader. */
async function namedPipe(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-pipe-"));
  afterTests(() => rm(folder, { recursive: true }));
  execFileSync("mkfifo", [join(folder, "log")]);
  return join(folder, "log");
}

/** Reads what has arrived, without waiting. */
class PipeReader {
  readonly #fd: number;
  text = "";

  constructor(path: string) {
    this.#fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  }

  read(): string {
    const buffer = Buffer.alloc(65_536);
    try {
      for (let size = 1; size > 0;) {
        size = readSync(this.#fd, buffer);
        this.text += buffer.toString("utf8", 0, size);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
    return this.text;
  }

  close(): void {
    closeSync(this.#fd);
  }
}

describe("a server whose log", () => {
  it.each([
    ["has no reader", true, {}],
    ["has a reader that does not read", false, {}],
    ["is coloured, for a terminal, and has no reader", true, { FORCE_COLOR: "1" }],
  ])("%s: serves, counts dropped lines, and logs again later", async (_what, isClosed, settings) => {
    const path = await namedPipe();
    let reader = new PipeReader(path);
    const { child, statusesOf, dropped } = await loggingServer(openSync(path, constants.O_WRONLY), settings);
    expect(await statusesOf(5)).toEqual([200]);
    await until(
      () => answeredIn(reader.read()),
      (count) => count === 5,
    );
    if (isClosed) reader.close();

    const statuses = await statusesOf(many);
    const lost = await until(dropped, (count) => count > many / 3);
    if (isClosed) reader = new PipeReader(path);
    reader.text = "";
    await until(
      () => reader.read(),
      (text) => text.includes("lines are missing here"),
    );
    await statusesOf(5);
    await until(
      () => answeredIn(reader.read()),
      (count) => count + lost >= many + 5,
    );

    expect(statuses).toEqual([200]);
    // Every line has arrived, or is counted.
    expect(answeredIn(reader.text) + (await dropped())).toBe(many + 5);
    expect(reader.text).toMatch(new RegExp(`lines"?:\\W*${await dropped()}\\D`));
    expect(child.exitCode).toBeNull();
    reader.close();
  });

  it("is on a full disk: serves, and counts dropped lines", async () => {
    const { child, statusesOf, dropped, end } = await loggingServer(openSync("/dev/full", "w"));

    expect(await statusesOf(many)).toEqual([200]);
    expect(await until(dropped, (count) => count > many / 3)).toBeLessThan(many);
    expect(child.exitCode).toBeNull();
    expect(await end("SIGINT")).toMatchObject({ code: 0 });
  });
});

describe("a command whose output is not read to its end", () => {
  let DATABASE_URL: string;
  beforeAll(async () => {
    DATABASE_URL = await temporaryDatabaseUrl();
  });

  it.each([["--help"], ["query examples/01-army.graphql"], ["network --first 1000"]])(
    "ends silently: rostrum %s",
    async (words) => {
      const child = startRostrum(words.split(" "), { DATABASE_URL });
      const err = textOf(child.stderr);
      child.stdin?.end();
      child.stdout?.destroy();

      const [code] = (await once(child, "close")) as [number];

      expect({ code, err: await err }).toEqual({ code: 141, err: "" });
    },
  );

  it("says so when the disk is full", async () => {
    const full = openSync("/dev/full", "w");
    const child = startRostrum(["schema"], { DATABASE_URL }, ["ignore", full, "pipe"]);
    closeSync(full);
    const err = textOf(child.stderr);

    const [code] = (await once(child, "close")) as [number];

    expect({ code, err: await err }).toEqual({
      code: 3,
      err: "rostrum: The output cannot be written (ENOSPC).\n",
    });
  });

  it("ends as it would when only its errors are not read", async () => {
    const child = startRostrum(["network", "export", "--nonsense"], { DATABASE_URL });
    child.stderr?.destroy();

    const [code] = (await once(child, "close")) as [number];

    expect(code).toBe(2);
  });
});
