import { confirmedOf } from "../../../src/server/pages/confirmed";

const fact = (standing: string, more: object = {}) => ({ standing, ...more });

describe("The confirmed rows of a list", () => {
  it("are those whose standing says so, each with the confirmed ones of its own lists", () => {
    const links = [fact("STATED", { url: "https://a.example/" })];
    const row = fact("CONFIRMED", {
      links,
      hosts: [fact("STATED"), fact("CONFIRMED", { role: "HOST" })],
      publication: fact("STATED", { contributions: { nodes: [fact("INFERRED"), fact("CONFIRMED")] } }),
    });

    expect(confirmedOf([row, fact("STATED"), fact("INFERRED"), fact("DISPUTED"), null])).toEqual([
      fact("CONFIRMED", {
        links,
        hosts: [fact("CONFIRMED", { role: "HOST" })],
        publication: fact("STATED", { contributions: { nodes: [fact("CONFIRMED")] } }),
      }),
    ]);
  });
});
