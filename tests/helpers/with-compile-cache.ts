import { templateEnvironment } from "./template-folder";

const file = `${__dirname}/compile-cache.cjs`;

/** What a process is started with so that it compiles only what none before it has. */
export const compileCache = ["--require", file] as const;

/** The same, for a process that starts others. */
export const compileCacheEnvironment = (): Record<string, string | undefined> => ({
  ...templateEnvironment(),
  NODE_OPTIONS: `--require ${JSON.stringify(file)}`,
});
