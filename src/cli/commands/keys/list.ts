import { listKeys, stateOf } from "../../../catalogue/queries/keys";
import { print } from "../../output";
import { table } from "../../table";
import { withCatalogue } from "../../with-catalogue";

/** Lists all keys, newest first: names, roles and times, of the keys themselves nothing. */
export async function listKeysCommand({ json }: { readonly json?: boolean }): Promise<void> {
  const now = Date.now();
  const found = await withCatalogue(({ reader }) => listKeys(reader));
  const keys = found.map((key) => {
    const { name, role, createdAt, expiresAt, revokedAt } = key;
    return { name, role, state: stateOf(key, now), createdAt, expiresAt, revokedAt };
  });
  if (json) print(JSON.stringify({ keys }, null, 2));
  else if (keys.length === 0) print("No key. `rostrum key create --role editor` makes one.");
  else {
    print(
      table(
        [
          { heading: "name", read: ({ name }) => name },
          { heading: "role", read: ({ role }) => role.toLowerCase() },
          { heading: "state", read: ({ state }) => state.toLowerCase() },
          { heading: "created", read: ({ createdAt }) => createdAt },
          { heading: "expires", read: ({ expiresAt }) => expiresAt ?? "never" },
          { heading: "revoked", read: ({ revokedAt }) => revokedAt ?? "–" },
        ],
        keys,
      ),
    );
  }
}
