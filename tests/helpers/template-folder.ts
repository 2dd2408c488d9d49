/** Where the databases are that this run copies: a folder that the setup of the run makes and its teardown removes. */
const variable = "ROSTRUM_TEST_TEMPLATES";

export function setTemplateFolder(folder: string): void {
  process.env[variable] = folder;
}

/** For processes that keep something there. */
export const templateEnvironment = (): Record<string, string | undefined> => ({
  [variable]: process.env[variable],
});

export function templateFolder(): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error(`Expected ${variable}, which jest's globalSetup sets.`);
  return folder;
}
