import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

import { RostrumError, shown } from "../../domain/errors";
import { Item } from "./item";
import { reportOddTexts } from "./odd-texts";
import type { RecordBook } from "./record-book";
import { storedRecordOf } from "./stored-record";
import type { YamlFile } from "./yaml-file";

/** Adds the entities of a file of an export: JSON, one a line. */
export async function addNdjsonFile(book: RecordBook, folder: string, name: string): Promise<void> {
  const file: YamlFile = {
    name,
    value: null,
    problems: [],
    isBlank: false,
    lineOf: ([line]) => line as number,
  };
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(`${folder}/${name}`),
    crlfDelay: Infinity,
  })) {
    number += 1;
    if (line.trim() === "") continue;
    const item = new Item<unknown>(file, parsed(line), [number]);
    try {
      book.addStored(storedRecordOf(item));
      reportOddTexts(book, item);
    } catch (error) {
      if (!(error instanceof RostrumError)) throw error;
      book.problem("NOT_BY_SCHEMA", item, error.message);
    }
  }
}

/** Undefined for what is no JSON, which is no entity either. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return shown(line);
  }
}
