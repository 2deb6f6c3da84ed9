import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Zip, ZipDeflate } from "fflate";

// A zip written file by file: no more than one file is in memory. The same files give the same bytes.

export interface ZipWriter {
  add(path: string, bytes: Uint8Array): Promise<void>;
  /** @returns the size of the zip. */
  finish(): Promise<number>;
}

/** Zip files know no earlier day, and the clock may not show. */
const MTIME = new Date(1980, 0, 1);
const PACKED = /\.(gzip|zip|png|jpg|parquet|xlsx|docx|pptx|pdf|woff2)$/;
/** Without the 64-bit form, which not every office's tool reads. */
const LIMITS = { files: 65_535, bytes: 2 ** 32 - 1 };

export function zipInto(file: string): ZipWriter {
  const out = createWriteStream(file);
  let [files, bytes] = [0, 0];
  let failed: Error | null = null;
  out.on("error", (error) => {
    failed = error;
  });
  const zip = new Zip((error, chunk) => {
    if (error) failed = error;
    else {
      bytes += chunk.length;
      out.write(chunk);
    }
  });
  const settle = async () => {
    if (failed === null && out.writableNeedDrain) await once(out, "drain");
    if (failed !== null) throw failed;
  };
  return {
    add: async (path, content) => {
      files += 1;
      const entry = new ZipDeflate(path, { level: PACKED.test(path) ? 0 : 6 });
      entry.mtime = MTIME;
      zip.add(entry);
      entry.push(content, true);
      await settle();
      if (files > LIMITS.files || bytes > LIMITS.bytes)
        throw new Error(
          `too much for one zip: ${files} files, ${bytes} bytes (at most ${LIMITS.files}, ${LIMITS.bytes})`,
        );
    },
    finish: async () => {
      zip.end();
      out.end();
      if (failed === null) await once(out, "finish");
      if (failed !== null) throw failed;
      return bytes;
    },
  };
}
