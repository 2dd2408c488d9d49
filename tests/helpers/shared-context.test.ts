import { AsyncResource } from "node:async_hooks";
import { runInContext } from "node:vm";

import { SharedContext } from "./shared-context";

/** Runs code as one test file does, in an environment of its own. */
async function fileThatRuns(code: string): Promise<unknown> {
  const options = {
    globalConfig: {},
    projectConfig: { fakeTimers: {}, globals: {}, testEnvironmentOptions: {} },
  };
  const environment = new SharedContext(options as never, {} as never);
  await environment.setup();
  try {
    return runInContext(code, environment.getVmContext() ?? {}) as unknown;
  } finally {
    await environment.teardown();
  }
}

describe("the context that test files share", () => {
  it("has the same intrinsics for each, so that packages are evaluated once", async () => {
    expect(await fileThatRuns("Error")).toBe(await fileThatRuns("Error"));
    expect(await fileThatRuns("Map")).toBe(await fileThatRuns("Map"));
  });

  it("loses the globals that a file added", async () => {
    await fileThatRuns('globalThis.added = 1; globalThis[Symbol.for("added")] = 1');

    expect(await fileThatRuns('[typeof added, typeof globalThis[Symbol.for("added")]]')).toEqual([
      "undefined",
      "undefined",
    ]);
  });

  it("keeps what decorators have registered: modules of src are evaluated once", async () => {
    const registries = [
      "TypeGraphQLMetadataStorage",
      "classValidatorMetadataStorage",
      "typeormMetadataArgsStorage",
    ];
    for (const registry of registries) await fileThatRuns(`globalThis.${registry} = ["registered"]`);

    for (const registry of registries)
      expect(await fileThatRuns(`globalThis.${registry}`)).toEqual(["registered"]);
  });

  it("gets back the globals that a file replaced or removed", async () => {
    const before = await fileThatRuns("[fetch, Date, setTimeout, Map]");

    await fileThatRuns("fetch = Date = Map = null; delete globalThis.setTimeout");

    expect(await fileThatRuns("[fetch, Date, setTimeout, Map]")).toEqual(before);
  });

  it("has environment variables of its own for each", async () => {
    await fileThatRuns('process.env.ADDED = "yes"; process.env.PATH = ""');

    expect(await fileThatRuns("[process.env.ADDED, process.env.PATH]")).toEqual([
      undefined,
      process.env["PATH"],
    ]);
  });
});

describe("a module", () => {
  it.each(["../../src/domain/ids", "graphql"])(
    "of src or of a package is evaluated once per worker: %s",
    (name) => {
      const before: unknown = require(name);
      jest.resetModules();

      expect(require(name)).toBe(before);
    },
  );

  it("of the tests is evaluated once per test file", () => {
    const before: unknown = require("./make-entities");
    jest.resetModules();

    expect(require("./make-entities")).not.toBe(before);
  });
});

describe("a promise", () => {
  it("is followed by the storages of Jest and of src, and by none of an earlier test file", () => {
    const followed = Object.getOwnPropertySymbols(new AsyncResource("any")).filter(
      ({ description }) => description === "kResourceStore",
    );

    expect(followed.length).toBeLessThan(4);
  });
});
