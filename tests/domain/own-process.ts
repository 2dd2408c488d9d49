import { execFileSync } from "node:child_process";

import { projectFolder } from "../helpers/starting-catalogue";

const script = `
  const { readFileSync } = require("node:fs");
  const { transformFileSync } = require("@swc/core");
  const options = { ...JSON.parse(readFileSync(".swcrc.json", "utf8")), swcrc: false };
  require.extensions[".ts"] = (module, file) => module._compile(transformFileSync(file, options).code, file);
  const [module, name] = process.argv.slice(1);
  const inputs = JSON.parse(readFileSync(0, "utf8"));
  console.log(JSON.stringify(inputs.map((input) => require(module)[name](input))));
`;

/**
 * What a function of a module of src/ answers to each input in a process of its own. Inside Jest a change of TZ comes too
 * late, and arithmetic with bytes takes twenty times as long.
 */
export function answersInOwnProcess(
  { module, name, timeZone = "UTC" }: { module: string; name: string; timeZone?: string },
  inputs: readonly string[],
): unknown[] {
  const output = execFileSync(process.execPath, ["-e", script, `./src/${module}`, name], {
    cwd: projectFolder,
    env: { ...process.env, TZ: timeZone },
    input: JSON.stringify(inputs),
    maxBuffer: 100_000_000,
    encoding: "utf8",
  });
  return JSON.parse(output) as unknown[];
}
