import { truncate } from "node:fs/promises";

import { temporaryFolder } from "../helpers/after-tests";
import { rostrum } from "../helpers/command-line";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";

it("rostrum backup, verify and restore say what they did, and a cut backup ends with 3", async () => {
  const environment = { DATABASE_URL: await startingDatabaseUrl() };
  const folder = await temporaryFolder();
  const [backup, trial] = [`${folder}/backup.sqlite`, { DATABASE_URL: `sqlite:${folder}/trial.sqlite` }];

  const written = await rostrum(["backup", backup, "--json"], environment);
  const verified = await rostrum(["verify", backup, "--json"]);
  const restored = await rostrum(["restore", backup], trial);
  const checked = await rostrum(["check", "db", "--hash", "--json"], trial);
  await truncate(backup, 40_960);
  const cut = await rostrum(["restore", backup], trial);

  const { hash, bytes, last } = JSON.parse(written.out) as Record<string, unknown>;
  expect(JSON.parse(verified.out)).toEqual({ file: backup, bytes, hash, last, problems: [] });
  expect(restored).toEqual({
    code: 0,
    err: "",
    out: `Restored ${folder}/trial.sqlite from ${backup}: ${String(bytes)} bytes, whole.\n`,
  });
  expect(JSON.parse(checked.out)).toEqual({ problems: [], hash });
  expect([cut.code, cut.out]).toEqual([3, ""]);
  expect(cut.err).toContain(`Expected a whole backup, but ${backup} is damaged or cut off`);
});
