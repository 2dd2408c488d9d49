import type { Command } from "commander";

import { listFormats } from "../../src/cli/commands/list-formats";
import { createProgram } from "../../src/cli/program";
import { exportFormats } from "../../src/exporters/export-catalogue";

const allOf = (command: Command): Command[] => [command, ...command.commands.flatMap(allOf)];

/** What `--help` prints of a command. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 200 });
  command.outputHelp();
  return text;
}

describe("The help of the command line", () => {
  it("says of every command, argument and option what it is", () => {
    const silent = allOf(createProgram()).flatMap((command) =>
      [
        { name: command.name(), what: command.description() },
        ...[command.options, command.registeredArguments].flat().map((one) => ({
          name: `${command.name()} ${one.name()}`,
          what: one.description,
        })),
      ].flatMap(({ name, what }) => (what === "" ? [name] : [])),
    );

    expect(silent).toEqual([]);
  });

  it("says of every format of an export what it holds", () => {
    const command = createProgram().commands.find((one) => one.name() === "export");

    const formats = helpOf(command as Command)
      .split("\nFormats:\n")[1]
      ?.split("\n\n")[0];

    expect(formats?.split("\n").map((line) => line.trim().split(/\s{2,}/))).toEqual(
      [...exportFormats, ...Object.keys(listFormats)].map((name) => [name, expect.stringMatching(/\w{4}/)]),
    );
  });
});
