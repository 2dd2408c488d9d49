import { BadInput, NotFound, RostrumError, shown } from "../../src/domain/errors";

describe("an error of ours", () => {
  it("bears a code, a message and data that are safe to show", () => {
    expect(new RostrumError("IN_USE", "Something refers to it.", { id: "x" })).toMatchObject({
      name: "RostrumError",
      code: "IN_USE",
      message: "Something refers to it.",
      data: { id: "x" },
    });
  });

  it.each([
    [new BadInput("Expected less."), "BadInput", "BAD_USER_INPUT"],
    [new NotFound("There is none."), "NotFound", "NOT_FOUND"],
  ])("%s is known by its own name and code", (error, name, code) => {
    expect(error).toBeInstanceOf(RostrumError);
    expect(error).toMatchObject({ name, code, data: {} });
  });
});

describe("input shown in a message", () => {
  it.each([
    ["text", '"text"'],
    [12, "12"],
    [null, "null"],
    [undefined, "undefined"],
    ["x".repeat(78), `"${"x".repeat(78)}"`],
    ["x".repeat(79), `"${"x".repeat(76)}…`],
    ["x".repeat(1_000_000), `"${"x".repeat(76)}…`],
  ])("is cut to 80 letters", (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});
