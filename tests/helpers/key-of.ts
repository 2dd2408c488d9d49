import type { Catalogue } from "../../src/catalogue/catalogue";
import { Role } from "../../src/domain/roles";

/** The headers of a request with a new key. Make it before the server's first request with a key: then it knows it. */
export async function keyOf(
  catalogue: Catalogue,
  role: Role = Role.READER,
  name?: string,
): Promise<{ readonly authorization: string }> {
  const { key } = await catalogue.createKey({ role, name });
  return { authorization: `Bearer ${key}` };
}
