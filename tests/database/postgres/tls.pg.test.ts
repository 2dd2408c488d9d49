import { execFileSync } from "node:child_process";
import { chmod, chown } from "node:fs/promises";

import { openDatabase } from "../../../src/database/open-database";
import { afterTests, temporaryFolder } from "../../helpers/after-tests";
import { freePorts } from "../../helpers/free-ports";
import { startCluster } from "../../helpers/postgres/cluster";
import { opened } from "../../helpers/temporary-database-url";

/** A certificate for localhost that only who has it as a root trusts. */
function certificate(folder: string, name: string): string {
  const [key, cert] = [`${folder}/${name}.key`, `${folder}/${name}.crt`];
  const fixed = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "2",
  ];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", [...fixed, ...names, "-keyout", key, "-out", cert], { stdio: "ignore" });
  return cert;
}

describe("a server that is reached over TLS", () => {
  let url: (parameters: string) => string;
  let [trusted, other] = ["", ""];

  beforeAll(async () => {
    const folder = await temporaryFolder();
    [trusted, other] = [certificate(folder, "server"), certificate(folder, "other")];
    await chmod(folder, 0o755);
    await chmod(`${folder}/server.key`, 0o600);
    if (process.getuid?.() === 0) await chown(`${folder}/server.key`, 65_534, 65_534);
    const [port] = await freePorts(1);
    const cluster = await startCluster([
      "listen_addresses=localhost",
      `port=${port}`,
      "ssl=on",
      `ssl_cert_file=${trusted}`,
      `ssl_key_file=${folder}/server.key`,
    ]);
    afterTests(() => cluster.remove());
    url = (parameters) => `postgres://rostrum@localhost:${port}/postgres?${parameters}`;
  });

  it("is trusted by the root that the URL names, for reads, edits and migrations", async () => {
    const { health, writer } = await opened({}, url(`sslmode=verify-full&sslrootcert=${trusted}`));

    expect(await writer.migrate()).toHaveLength(1);
    expect(health.about.settings).toMatchObject({ tls: expect.stringMatching(/^TLSv1/) as string });
    expect(await health.migrations()).toEqual({ hasRun: true, pending: [], unknown: [] });
  });

  it("is refused where that root has not signed it", async () => {
    await expect(openDatabase(url(`sslmode=verify-full&sslrootcert=${other}`))).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Cannot open the database localhost:\d+\/postgres: .*(self-signed|signature)/,
      ) as string,
    });
  });

  it("is reached without TLS where the URL does not ask for it", async () => {
    const { health } = await opened({}, url(""));

    expect(health.about.settings).toMatchObject({ tls: "off" });
  });
});
