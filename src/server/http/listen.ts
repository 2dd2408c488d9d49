import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

import { RostrumError } from "../../domain/errors";

/** Starts listening. Returns the address with the actual port. `remedy` has the advice for error messages. */
export function listen(
  httpServer: Server,
  { host, port }: { readonly host: string; readonly port: number },
  remedy: { readonly taken: string; readonly refused: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    httpServer.once("error", ({ code }: NodeJS.ErrnoException) => {
      reject(
        new RostrumError(
          "BAD_SETTING",
          code === "EADDRINUSE"
            ? `Another process listens on ${host}:${port} already. ${remedy.taken}`
            : `Cannot listen on ${host}:${port} (${code}). ${remedy.refused}`,
        ),
      );
    });
    httpServer.listen(port, host, () => {
      const name = host.includes(":") ? `[${host}]` : host;
      resolve(`http://${name}:${(httpServer.address() as AddressInfo).port}`);
    });
  });
}
