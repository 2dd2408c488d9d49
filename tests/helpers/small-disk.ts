import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterTests } from "./after-tests";

/** A disk of its own: 8 MB of memory, which only root may mount. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "rostrum-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  afterTests(async () => {
    execFileSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Tests on a small disk, with its folder. They are skipped where none can be mounted, and their name says so. */
export function describeOnSmallDisk(name: string, tests: (folder: string) => void): void {
  const folder = smallDisk();
  if (folder === null) describe.skip(`${name} (skipped: only root may mount a small disk)`, () => tests(""));
  else describe(name, () => tests(folder));
}

/** Until nothing more can be written. */
export function fill(folder: string): void {
  for (let size = 65_536; size >= 1; size /= 2) {
    try {
      for (;;) appendFileSync(`${folder}/filler`, Buffer.alloc(size));
    } catch {
      // Full for writes of this size.
    }
  }
}

export const empty = (folder: string) => rmSync(`${folder}/filler`, { force: true });
