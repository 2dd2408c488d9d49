/** A POST with a body, or a GET with parameters. */
export async function send(
  url: string,
  { body, search }: { body?: unknown; search?: Record<string, string> },
): Promise<Reply> {
  const response = await fetch(search ? `${url}?${new URLSearchParams(search).toString()}` : url, {
    method: search ? "GET" : "POST",
    headers: { "content-type": "application/json" },
    ...(search ? {} : { body: JSON.stringify(body) }),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<Reply>;
  return { status: response.status, data, errors };
}

export interface Reply {
  readonly status: number;
  readonly data: unknown;
  readonly errors: ReadonlyArray<{
    readonly message: string;
    readonly extensions: { readonly code: string };
  }>;
}

/** Apollo's extension for automatic persisted queries. */
export function persistedQuery(id: string): { persistedQuery: object } {
  return { persistedQuery: { version: 1, sha256Hash: id.replace("sha256:", "") } };
}
