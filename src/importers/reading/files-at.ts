import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

import type { InputFile } from "./input-file";

/** The regular file at a path, or all of a folder in the order of their names; or why they are not read. Hidden files and folders are left out. */
export async function filesAt(
  path: string,
  { maxBytes, maxFiles }: { readonly maxBytes: number; readonly maxFiles: number },
): Promise<InputFile[] | string> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory())
      return "Expected a file or a folder, but got a device or a pipe.";
    const paths = stats.isFile() ? [path] : await pathsBelow(path);
    if (paths.length === 0) return "Expected files in the folder, but there are none.";
    if (paths.length > maxFiles) return `Expected at most ${maxFiles} files, but there are ${paths.length}.`;
    const sizes = await Promise.all(paths.map(async (one) => (await stat(one)).size));
    const size = sizes.reduce((sum, one) => sum + one, 0);
    if (size > maxBytes) return `Expected at most ${maxBytes} bytes, but got ${size}.`;
    const files: InputFile[] = [];
    for (const one of paths) {
      const name = one === path ? path : join(path, relative(path, one));
      files.push({ name, bytes: new Uint8Array(await readFile(one)) });
    }
    return files;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === "ENOENT" ? "There is no such file." : `It cannot be read (${code}).`;
  }
}

async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const isHidden = (path: string) =>
    relative(folder, path)
      .split(sep)
      .some((part) => part.startsWith("."));
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isHidden(path))
    .toSorted();
}
