import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";

/** A request refused by a documented rule, with its HTTP status. */
export class Refusal extends GraphQLError {
  /** The extensions for clients, without status and headers. */
  readonly clientExtensions: Readonly<Record<string, unknown>>;
  readonly headers: ReadonlyMap<string, string>;

  constructor(
    readonly status: number,
    message: string,
    clientExtensions: Readonly<Record<string, unknown>> & { readonly code: string },
    more: ReadonlyMap<string, string> = new Map(),
  ) {
    const seconds = clientExtensions["retryAfterSeconds"];
    const headers = new HeaderMap(more);
    if (typeof seconds === "number") headers.set("retry-after", String(seconds));
    // RFC 9110, 15.5.2: a 401 must name the authentication scheme.
    if (status === 401) headers.set("www-authenticate", "Bearer");
    super(message, { extensions: { ...clientExtensions, http: { status, headers } } });
    this.clientExtensions = clientExtensions;
    this.headers = headers;
  }
}

export function withCommas(value: number): string {
  return value.toLocaleString("en-GB");
}
