import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";

import { shown } from "../../domain/errors";
import { isPublicAddress } from "./public-address";
import { NotFetched } from "./not-fetched";

/** All addresses of a name, as `dns.lookup` finds them. */
export type Resolve = (
  name: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/** Which hosts may be connected to: public ones, and those that a person has named. */
export class AllowedHosts {
  readonly #named: ReadonlySet<string>;
  readonly #resolve: Resolve;

  constructor(named: readonly string[] = [], resolve: Resolve = lookup) {
    this.#named = new Set(named.map((name) => hostOf(name.toLowerCase())));
    this.#resolve = resolve;
  }

  /** Throws NotFetched for what must not be requested. A name is checked when it is resolved. */
  assertAllowed(url: URL): void {
    if (url.protocol !== "http:" && url.protocol !== "https:")
      throw new NotFetched(`Expected an http or https address, but got ${shown(url.protocol)}.`);
    if (url.username !== "" || url.password !== "")
      throw new NotFetched("Expected an address without a name and password, which are not sent.");
    const host = hostOf(url.hostname);
    if (isIP(host) !== 0 && !this.#isAllowed(host, host)) throw refused(host, [host]);
  }

  /** Resolves a name to those of its addresses that may be connected to. So what is connected to is what was checked, whatever the name leads to next. */
  readonly lookup: LookupFunction = (name, options, done) => {
    this.#resolve(name, { ...options, all: true }, (error, found) => {
      if (error) {
        done(error, "", 0);
        return;
      }
      const allowed = found.filter(({ address }) => this.#isAllowed(name, address));
      const [first] = allowed;
      if (!first) {
        done(
          refused(
            name,
            found.map(({ address }) => address),
          ),
          "",
          0,
        );
      } else if (options.all === true) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };

  #isAllowed(name: string, address: string): boolean {
    return this.#named.has(name.toLowerCase()) || isPublicAddress(address);
  }
}

const refused = (name: string, addresses: readonly string[]): NotFetched =>
  new NotFetched(
    `Expected a public host, but ${name}${addresses.includes(name) ? "" : ` is ${addresses.join(", ")}, which`} is private or reserved. --allow-host ${name} allows it.`,
  );

/** Without the brackets of IPv6. */
const hostOf = (name: string): string => name.replace(/^\[(.*)\]$/, "$1");
