import { eventsIn } from "../../src/router/events";

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.slice(start, start + size);
}

async function read(text: string, size: number, max = 1_000) {
  const found = [];
  for await (const event of eventsIn(inPieces(text, size), max)) found.push(event);
  return found;
}

const text =
  ': ping\n\nevent: next\ndata: {"a":"é"}\n\nevent:next\r\ndata:1\r\ndata:  2\r\n\r\nevent: complete\ndata:\n\ndata: cut';

describe("Server-Sent Events", () => {
  it.each([1, 2, 3, 7, 1_000])("are read as they are, in pieces of %d bytes", async (size) => {
    expect(await read(text, size)).toEqual([
      { event: "next", data: '{"a":"é"}' },
      { event: "next", data: "1\n 2" },
      { event: "complete", data: "" },
    ]);
  });

  it("are bounded", async () => {
    await expect(read(`data: ${"x".repeat(1_000)}\n\n`, 10, 100)).rejects.toThrow("larger than 100");
  });
});
