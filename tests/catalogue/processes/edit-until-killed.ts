import { writeSync } from "node:fs";

import "reflect-metadata";

import { Catalogue } from "../../../src/catalogue/catalogue";
import * as make from "../../helpers/make-entities";
import { testStamp } from "../../helpers/test-stamp";
import { upsertInto } from "../../helpers/upsert";

/**
 * Makes one edit after another, numbered from `first`, and writes the number of each once it is committed. Kills itself at its
 * statement `at`: before it is sent, or once it is under way.
 */
async function main([url = "", first = "", at = "", when = ""]: readonly string[]): Promise<void> {
  let statements = 0;
  let isEditing = false;
  const die = (text: string) => {
    writeSync(1, `killed at ${text.slice(0, 6)}\n`);
    process.kill(process.pid, "SIGKILL");
  };
  const onStatement = (text: string) => {
    if (isEditing) statements += 1;
    if (statements !== Number(at)) return;
    if (when === "before") die(text);
    else setImmediate(() => die(text));
  };
  const catalogue = await Catalogue.open(url, { onStatement, readers: 1 });
  isEditing = true;
  const counter = (count: number) => make.makeTopic({ key: "counter", description: String(count) });
  for (let number = Number(first); ; number += 1) {
    await catalogue.edit(testStamp, async (edit) => {
      await upsertInto(edit, [counter(number)]);
      await upsertInto(edit, [make.makeTopic({ key: `topic-${number}` })]);
      await edit.remove([make.makeTopic({ key: `topic-${number - 2}` }).id]);
    });
    writeSync(1, `${number}\n`);
  }
}

void main(process.argv.slice(2));
