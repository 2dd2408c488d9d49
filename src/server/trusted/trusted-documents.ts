import { readManifest, type Manifest } from "./manifest";

/** Operations that the server knows by id in advance. */
export interface TrustedDocuments {
  readonly texts: Manifest;
  /** Whether all other operations are refused. */
  readonly only: boolean;
}

export const noTrustedDocuments: TrustedDocuments = { texts: new Map(), only: false };

/** Reads the configured manifest; empty without one. Throws `BAD_SETTING` if it is invalid. */
export function readTrustedDocuments(
  manifest: { readonly file: string; readonly only: boolean } | null,
): TrustedDocuments {
  return manifest ? { texts: readManifest(manifest.file), only: manifest.only } : noTrustedDocuments;
}
