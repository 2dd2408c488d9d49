export interface Refusal {
  readonly errors: ReadonlyArray<{
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }>;
}

/** Asks for paths of a server, without following redirects. */
export const getFrom =
  (url: string) =>
  (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> =>
    fetch(`${url}${path}`, { headers, method, redirect: "manual" });
