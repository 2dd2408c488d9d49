import { print } from "../../output";
import { withCatalogue } from "../../with-catalogue";

/** Revokes a key for good. One that is revoked already is no error. */
export async function revokeKeyCommand(name: string, { json }: { readonly json?: boolean }): Promise<void> {
  const revoked = await withCatalogue((catalogue) => catalogue.revokeKey(name));
  if (json) print(JSON.stringify({ name, ...revoked }, null, 2));
  else {
    print(
      `The key ${name} ${revoked.wasRevoked ? "was revoked already" : "is revoked"}, at ${revoked.revokedAt}.`,
    );
  }
}
