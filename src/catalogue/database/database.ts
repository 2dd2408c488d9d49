import type { OnStatement } from "../statements";
import { connect } from "./connection";
import { setPragmas } from "./pragmas";
import { Readers } from "./readers";
import { Writer } from "./writer";

export interface Database {
  readonly readers: Readers;
  readonly writer: Writer;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** How many connections read side by side; two give sqlite3 a second core. */
  readers?: number;
  onStatement?: OnStatement;
}

/** Opens the file, making it where it is missing. Every connection's settings are asserted before it is used. */
export async function openDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  const { readers: readerCount = 2, onStatement = () => undefined } = options;

  const writing = await connect(file, "write");
  await setPragmas(writing, "write");

  const reading = await Promise.all(Array.from({ length: readerCount }, () => connect(file, "read")));
  await Promise.all(reading.map((dataSource) => setPragmas(dataSource, "read")));

  const writer = new Writer(writing, onStatement);
  const readers = new Readers(reading, onStatement);
  return {
    writer,
    readers,
    async close() {
      await readers.close();
      await writer.close();
    },
  };
}
