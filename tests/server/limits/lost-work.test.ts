import { hasLostWork } from "../../../src/server/limits/lost-work";

describe("Work is lost by an error", () => {
  const error = (...path: Array<string | number>) => [{ message: "", path }];

  it.each([
    ["that nulls the objects above its field", { list: [null] }, error("list", 0, "name"), true],
    ["that nulls all data", null, error("list", 0, "name"), true],
    ["but not by one that nulls its own field", { list: [{ name: null }] }, error("list", 0, "name"), false],
    ["nor by one at a root field", null, error("list"), false],
    ["nor by one without a path", {}, [{ message: "" }], false],
    ["nor without errors", {}, undefined, false],
  ])("%s", (_how, data, errors, isLost) => {
    expect(hasLostWork(data, errors)).toBe(isLost);
  });
});
