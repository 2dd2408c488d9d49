/** The keys that are pressed on a terminal, each at once; of a pipe each character. Ctrl-C ends them. */
export async function* keysOf(stream: NodeJS.ReadStream): AsyncGenerator<string, undefined> {
  const isTerminal = stream.isTTY;
  if (isTerminal) stream.setRawMode(true);
  try {
    stream.setEncoding("utf8");
    for await (const text of stream as AsyncIterable<string>) {
      for (const key of text) {
        if (key === "\u0003") return undefined;
        yield key;
      }
    }
    return undefined;
  } finally {
    if (isTerminal) stream.setRawMode(false);
    stream.pause();
  }
}
