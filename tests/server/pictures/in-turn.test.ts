import { unknownBounds } from "../../../src/server/limits/bounds-source";
import { Networks } from "../../../src/analysis/cache/networks";
import type { Reader } from "../../../src/database/statements";
import { pictureDrawer } from "../../../src/server/pictures/drawing";
import { startingCatalogue } from "../../helpers/starting-catalogue";

/** A painter over data/ whose statements wait while the gate is closed. */
async function gatedPainter() {
  const { reader } = await startingCatalogue();
  const gate = { opened: Promise.resolve(), open: () => {} };
  let statements = 0;
  const gated: Reader = {
    textOf: (statement) => reader.textOf(statement),
    async all(statement, caller) {
      statements += 1;
      await gate.opened;
      return reader.all(statement, caller);
    },
  };
  const draw = pictureDrawer(gated, new Networks(gated), null, unknownBounds);
  return {
    /** A picture that no other request has drawn. */
    picture: (client: string, from: number, signal = new AbortController().signal) =>
      draw("degrees.svg", { from: String(from) }, { client, signal }),
    close: () => {
      gate.opened = new Promise((resolve) => (gate.open = resolve));
    },
    open: () => gate.open(),
    statements: () => statements,
  };
}

describe("Pictures that wait to be drawn", () => {
  it("are drawn by client in turn: one client's many do not hold up another's one", async () => {
    const { picture, close, open } = await gatedPainter();
    const clients = ["many", "many", "many", "many", "one", "many"];
    const pictures = await Promise.all(clients.map((client, index) => picture(client, 2001 + index)));
    close();
    const drawn: string[] = [];

    const drawing = pictures.map(async (one, index) => {
      await one.bytes();
      drawn.push(clients[index] as string);
    });
    open();
    await Promise.all(drawing);

    expect(drawn.slice(0, 3)).toEqual(["many", "one", "many"]);
  });

  it("are not drawn for a client that has left, neither those that wait nor the one under way", async () => {
    const { picture, close, open, statements } = await gatedPainter();
    const leaving = new AbortController();
    const left = await Promise.all([2001, 2002, 2003].map((from) => picture("many", from, leaving.signal)));
    const other = await picture("one", 2004);
    close();
    const abandoned = Promise.allSettled(left.map((one) => one.bytes()));
    const before = statements();

    leaving.abort(new Error("gone"));
    open();
    const reasons = (await abandoned).map((one) => one.status === "rejected" && String(one.reason));
    const afterLeaving = statements();
    await other.bytes();

    expect(reasons).toEqual(["Error: gone", "Error: gone", "Error: gone"]);
    // The first had begun, and sends nothing more.
    expect(afterLeaving).toBe(before);
    expect(statements()).toBeGreaterThan(before);
  });
});
