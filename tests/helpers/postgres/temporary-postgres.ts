import { afterTests } from "../after-tests";
import { asSuperuser, serverUrl, template } from "./suite-server";

let made = 0;

/** The address of a migrated database of its own, copied from the template in 0.1 s; it is dropped after the tests. */
export const temporaryPostgresUrl = (): Promise<string> => temporaryPostgres(`template ${template}`);

/** The address of an empty database, made with these options of `create database`. */
export async function temporaryPostgres(options = ""): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
  await asSuperuser(`create database ${name} ${options}`);
  afterTests(() => asSuperuser(`drop database if exists ${name} with (force)`));
  return serverUrl(name);
}
