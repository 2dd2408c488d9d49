/** A body that exceeds its maximum size. */
export class TooLarge extends Error {}

/** The text of an answer. Throws `TooLarge` once it exceeds `maxBytes`. */
export async function textOf(response: Response, maxBytes: number): Promise<string> {
  return (await bytesOf(response, maxBytes)).toString("utf8");
}

/** The body of an answer. Throws `TooLarge` once it exceeds `maxBytes`. */
export async function bytesOf({ body }: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLarge(`its answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
