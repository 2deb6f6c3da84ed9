// What Chromium writes into a PDF that differs from one run to the next: the time, and numbers of its own counting.

const DATE = /\/(CreationDate|ModDate) \(D:[^)]*\)/g;
/** Ids of structure elements, in the order a browser process happened to count them. */
const NODE = /node\d{8}/g;

/** Names the browser and the machine. */
const CREATOR = /\/Creator \((?:[^()\\]|\\.)*\)/g;

/** Same length, so that no offset in the file moves. `date` is YYYY-MM-DD. */
export function settled(pdf: Buffer, date: string): Buffer {
  const stamp = `${date.replaceAll("-", "")}000000`;
  const ids = new Map<string, string>();
  const text = pdf
    .toString("latin1")
    .replace(DATE, (whole) => whole.replace(/\d{14}/, stamp).replace(/[+-]\d\d'\d\d'/, "+00'00'"))
    .replace(CREATOR, (whole) => "/Creator (Jiuye Quarterly)".padEnd(whole.length))
    .replace(NODE, (id) => {
      const known = ids.get(id) ?? `node${String(ids.size + 1).padStart(8, "0")}`;
      ids.set(id, known);
      return known;
    });
  return Buffer.from(text, "latin1");
}
