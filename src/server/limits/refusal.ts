import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";

/** A request that is not answered, by a rule that its client can know: the status, and what to do about it. */
export class Refusal extends GraphQLError {
  /** Its extensions, without the status and the headers that are meant for the server. */
  readonly told: Readonly<Record<string, unknown>>;
  readonly headers: ReadonlyMap<string, string>;

  constructor(
    readonly status: number,
    message: string,
    told: Readonly<Record<string, unknown>> & { readonly code: string },
  ) {
    const seconds = told["retryAfterSeconds"];
    const headers = new HeaderMap();
    if (typeof seconds === "number") headers.set("retry-after", String(seconds));
    // RFC 9110, 15.5.2: whoever is not known is told how to make themselves known.
    if (status === 401) headers.set("www-authenticate", "Bearer");
    super(message, { extensions: { ...told, http: { status, headers } } });
    this.told = told;
    this.headers = headers;
  }
}

export function withCommas(value: number): string {
  return value.toLocaleString("en-GB");
}
