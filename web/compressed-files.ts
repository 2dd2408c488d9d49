import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

/** Other formats are compressed in themselves. */
const compressible = /\.(?:css|html|js|json|md|svg|ttf|txt|wasm)$/;
const codings = [
  [".br", promisify(brotliCompress)],
  [".gz", (content: Buffer) => promisify(gzip)(content, { level: 9 })],
] as const;

/** Writes each file compressed beside it, at the best quality, unless that saves nothing. The server chooses by Accept-Encoding. */
export function compressedFiles(): Plugin {
  let folder = "";
  return {
    name: "rostrum:compressed-files",
    apply: "build",
    configResolved({ build: { outDir } }) {
      folder = outDir;
    },
    async closeBundle() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((one) => one.isFile() && compressible.test(one.name));
      await Promise.all(
        files.map(async ({ parentPath, name }) => {
          const file = join(parentPath, name);
          const content = await readFile(file);
          for (const [ending, compress] of codings) {
            const compressed = await compress(content);
            if (compressed.length < content.length) await writeFile(file + ending, compressed);
          }
        }),
      );
    },
  };
}
