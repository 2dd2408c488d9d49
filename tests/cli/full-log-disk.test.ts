import { openSync, readFileSync } from "node:fs";

import { answeredIn, loggingServer, many } from "../helpers/logging-server";
import { describeOnSmallDisk, empty, fill } from "../helpers/small-disk";
import { until } from "../helpers/until";

describeOnSmallDisk("a server whose log is on a disk that fills up", (folder) => {
  const log = () => readFileSync(`${folder}/log`, "utf8");

  it("serves, counts dropped lines, and logs again when there is room", async () => {
    const { child, statusesOf, dropped, end } = await loggingServer(openSync(`${folder}/log`, "a"));
    expect(await statusesOf(5)).toEqual([200]);
    await until(
      () => answeredIn(log()),
      (count) => count === 5,
    );
    fill(folder);

    const statuses = await statusesOf(many);
    const lost = await until(dropped, (count) => count > many / 3);
    empty(folder);
    await until(log, (text) => text.includes("lines are missing here"));
    statuses.push(...(await statusesOf(5)));
    await until(
      () => answeredIn(log()),
      (count) => count + lost >= many + 10,
    );

    expect(new Set(statuses)).toEqual(new Set([200]));
    // Every line has arrived whole, or is counted.
    const lines = log()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { msg: string; lines?: number });
    expect(lines.filter(({ msg }) => msg === "answered").length + (await dropped())).toBe(many + 10);
    expect(lines.find(({ msg }) => msg.includes("missing here"))?.lines).toBe(await dropped());
    expect(child.exitCode).toBeNull();
    expect(await end("SIGINT")).toMatchObject({ code: 0 });
  });
});
