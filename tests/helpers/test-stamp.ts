import type { Stamp } from "../../src/catalogue/history/stamp";

/** The stamp of the edits that a test makes itself. */
export const testStamp: Stamp = { by: "test" };
