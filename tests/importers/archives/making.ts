import { crc32, deflateRawSync } from "node:zlib";

import { Header } from "tar";

interface TarEntry {
  readonly path: string;
  readonly text?: string | Uint8Array;
  readonly type?: "File" | "SymbolicLink" | "Directory";
}

/** A tar of these entries. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.map(({ path, text = "", type = "File" }) => {
    const body = typeof text === "string" ? Buffer.from(text) : text;
    const head = Buffer.alloc(512);
    const linkpath = type === "SymbolicLink" ? { linkpath: "elsewhere" } : {};
    new Header({ path, type, size: body.length, mode: 0o644, mtime: new Date(0), ...linkpath }).encode(head);
    return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(1_024)]);
}

interface ZipEntry {
  readonly path: string;
  readonly text: string | Uint8Array;
  /** What it says of its size, checksum and encryption, if it lies. */
  readonly size?: number;
  readonly checksum?: number;
  readonly isEncrypted?: boolean;
}

/** A ZIP of these entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, text, size, checksum, isEncrypted = false } of entries) {
    const name = Buffer.from(path);
    const body = deflateRawSync(text);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800 + Number(isEncrypted), 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(checksum ?? crc32(text), 10);
    about.writeUInt32LE(body.length, 14);
    about.writeUInt32LE(size ?? Buffer.from(text).length, 18);
    about.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), about, name, body]);
    const listed = Buffer.alloc(14);
    listed.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), about, listed, name]));
    files.push(file);
    at += file.length;
  }
  const end = Buffer.alloc(22);
  const list = Buffer.concat(directory);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}
