import fc from "fast-check";

// What happens to files on their way: bytes that flip, are lost or come in, texts spliced in, and larger harm.

export type Damage = (bytes: Uint8Array) => Uint8Array;

/** A place as a share of the length, so that it can be drawn before the length is known. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (share: number, bytes: Uint8Array) => Math.floor(share * bytes.length);

const flips: fc.Arbitrary<Damage> = fc
  .array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 })
  .map((all) => (bytes) => {
    const changed = bytes.slice();
    for (const [share, mask] of all) changed[at(share, bytes)] = (changed[at(share, bytes)] ?? 0) ^ mask;
    return changed;
  });

const cut: fc.Arbitrary<Damage> = place.map((share) => (bytes) => bytes.slice(0, at(share, bytes)));

const loss: fc.Arbitrary<Damage> = fc
  .tuple(place, fc.integer({ min: 1, max: 80 }))
  .map(([share, length]) => (bytes) => {
    return joined([bytes.subarray(0, at(share, bytes)), bytes.subarray(at(share, bytes) + length)]);
  });

const twice: fc.Arbitrary<Damage> = fc
  .tuple(place, fc.integer({ min: 1, max: 200 }))
  .map(([share, length]) => (bytes) => {
    const end = at(share, bytes) + length;
    return joined([bytes.subarray(0, end), bytes.subarray(at(share, bytes), end), bytes.subarray(end)]);
  });

const WORDS = [
  ...[
    '"',
    '"""',
    ",",
    "\t",
    ";",
    "\n",
    "\r\n",
    "\u0000",
    "\uFEFF",
    "=1+1",
    "#REF!",
    "合计",
    "小计",
    "2016Q1",
  ],
  ...[
    "季度",
    "1E+05",
    "1,000",
    "１２",
    "10²",
    "-",
    "—",
    "sep=;\n",
    "\u001A",
    " ",
    "　",
    "９".repeat(20),
    "�",
  ],
  ...[
    "<",
    ">",
    "</row>",
    "<row>",
    "<c/>",
    '<c r="A1"/>',
    "<v>7</v>",
    "&",
    "&lt;",
    "]]>",
    "<!--",
    "<?x?>",
    "<!DOCTYPE x>",
  ],
];
const splice: fc.Arbitrary<Damage> = fc
  .tuple(place, fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "binary", maxLength: 12 })))
  .map(([share, word]) => (bytes) => {
    const start = at(share, bytes);
    return joined([bytes.subarray(0, start), Buffer.from(word), bytes.subarray(start)]);
  });

const huge: fc.Arbitrary<Damage> = fc
  .tuple(place, fc.constantFrom("9", "x", "，", "\n", '"', " "))
  .map(([share, sign]) => {
    return (bytes) => {
      const start = at(share, bytes);
      return joined([bytes.subarray(0, start), Buffer.from(sign.repeat(1_000_000)), bytes.subarray(start)]);
    };
  });

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

export const damage: fc.Arbitrary<Damage> = fc.oneof(
  { arbitrary: flips, weight: 8 },
  { arbitrary: cut, weight: 3 },
  { arbitrary: loss, weight: 4 },
  { arbitrary: twice, weight: 3 },
  { arbitrary: splice, weight: 8 },
  { arbitrary: huge, weight: 1 },
);

/** One or several, one after the other. */
export const damages: fc.Arbitrary<Damage> = fc
  .array(damage, { minLength: 1, maxLength: 3 })
  .map((all) => (bytes) => all.reduce((changed, one) => one(changed), bytes));
