import { readManifest, type Manifest } from "./manifest";

/** Operations that a server knows by their ids before anybody has sent their texts. */
export interface TrustedDocuments {
  readonly texts: Manifest;
  /** Whether every other operation is refused. */
  readonly only: boolean;
}

export const noTrustedDocuments: TrustedDocuments = { texts: new Map(), only: false };

/** Those of the manifest that the settings name; none where they name none. `BAD_SETTING` for a file that is no manifest. */
export function readTrustedDocuments(
  manifest: { readonly file: string; readonly only: boolean } | null,
): TrustedDocuments {
  return manifest ? { texts: readManifest(manifest.file), only: manifest.only } : noTrustedDocuments;
}
