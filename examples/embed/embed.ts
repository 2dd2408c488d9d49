import { Catalogue, createLog, importDataFolder, readSettings, startWhole } from "rostrum";

/** Serves a data folder from a program of one's own, and stops again: `node embed.js FOLDER`. */
async function main(folder: string): Promise<void> {
  const settings = readSettings({ PORT: "0", LOG_LEVEL: "error", DATABASE_URL: "sqlite:embedded.sqlite" });
  const catalogue = await Catalogue.open(settings.databaseUrl);
  await catalogue.migrate();
  const { entities } = await importDataFolder(catalogue, folder);
  const server = await startWhole(catalogue, { settings, ...createLog(settings), playgroundFolder: null });
  console.log(`${entities.length} entities at ${server.url}/graphql`);
  // Closes the catalogue too.
  await server.stop();
}

void main(process.argv[2] ?? "data");
