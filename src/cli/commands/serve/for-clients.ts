import type { Logger } from "pino";

import type { RunningServer } from "../../../server/serve";
import type { Settings } from "../../../server/settings";
import type { StartOptions } from "../../../server/start-options";
import { readTrustedDocuments } from "../../../server/trusted/trusted-documents";
import { print } from "../../output";
import { playgroundFolder } from "../../paths";

/** A running server, and its message for the terminal. */
export interface Started {
  readonly server: RunningServer;
  readonly announce: () => Promise<void> | void;
}

type ForClients = Required<Pick<StartOptions, "trusted" | "playgroundFolder">>;

/** The message about allowed operations. With trusted documents only, a playground is useless. */
export function openTo({ manifest, contact, host }: Settings, log: Logger): ForClients {
  if (contact === null && !isLoopback(host)) {
    log.warn({ host }, "people in the graph have no contact address: set CONTACT (docs/people.md)");
  }
  const trusted = readTrustedDocuments(manifest);
  return { trusted, playgroundFolder: trusted.only ? null : playgroundFolder };
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\.[\d.]+|::1)$/.test(host);

export function invite({ url }: RunningServer, how: string, { trusted }: ForClients): void {
  print(`Rostrum serves the graph at ${url}/graphql${how}`);
  print(
    trusted.only
      ? `It answers trusted documents only (${trusted.texts.size}). Ctrl-C ends it.`
      : `Open ${url}/playground to explore it. Ctrl-C ends it.`,
  );
}
