import type { Noise } from "./outsider.ts";
import type { Scan } from "./scan.ts";
import type { Score } from "./score.ts";

// The result of both runs as text.

export interface Report {
  readonly release: string;
  readonly noise: Noise;
  /** Sampled enterprises over all quarters, and how many of them find themselves in the published sums. */
  readonly enterprises: number;
  readonly foundThemselves: number;
  readonly outsider: readonly Score[];
  readonly insider: readonly Score[];
  readonly scan: Scan;
}

const NOISE: Readonly<Record<Noise, string>> = {
  none: "without noise",
  factor: "with noise",
  rounded: "with noise, rounded",
};

export function formatReport(report: Report): string {
  return [
    `Attack on release ${report.release}: counts ${NOISE[report.noise]}.`,
    "A claim is recovered when it is within 5 % of the count of the very enterprise it means (counts of 20 or more).",
    "",
    "Run 1, an outsider who knows the number of enterprises of each stratum:",
    ...tableOf(report.outsider),
    "",
    "Run 2, each sampled enterprise in turn, which knows its own returns, against the others of its cell:",
    ...tableOf(report.insider),
    explainInsider(report),
    "",
    ...scanLines(report.scan),
  ].join("\n");
}

const HEADINGS = ["attack", "claims", "scored", "recovered", "enterprises", "by luck", "median error"];

function tableOf(scores: readonly Score[]): string[] {
  if (scores.length === 0) return ["  no attack finds anything to claim"];
  const rows = scores.map((score) => [
    score.attack,
    ...[score.claims, score.scored, score.recovered, score.enterprises].map(String),
    score.byChance.toFixed(1),
    score.medianError === null || !Number.isFinite(score.medianError)
      ? "-"
      : `${(100 * score.medianError).toFixed(1)} %`,
  ]);
  const widths = HEADINGS.map((heading, i) =>
    Math.max(heading.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  return [HEADINGS, ...rows].map((row) => {
    const cells = row.map((text, i) =>
      i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0),
    );
    return `  ${cells.join("  ")}`;
  });
}

function explainInsider({ noise, enterprises, foundThemselves, insider }: Report): string {
  const sum = (of: (score: Score) => number) => insider.reduce((total, score) => total + of(score), 0);
  const themselves =
    noise === "none"
      ? "Without noise every enterprise can take its own counts off the sums of its cell; what is left of a few is another's return as it stands."
      : `Of ${enterprises} enterprises ${foundThemselves} find themselves in the published sums and so learn their own ` +
        "factor; the others can't take themselves off. What is left of a few carries the others' noise.";
  const figures = `${sum((score) => score.recovered)} of ${sum((score) => score.scored)} scored claims are right`;
  return `  ${themselves} ${figures}; ${sum((score) => score.byChance).toFixed(0)} would be by luck.`;
}

const SHOWN = 10;

function scanLines({ files, sightings, sealed, leftOut, tooShort }: Scan): string[] {
  const shown = sightings.slice(0, SHOWN).map(({ file, id, as }) => `  ${file}: ${id} as ${as}`);
  const more = sightings.length > SHOWN ? [`  … and ${sightings.length - SHOWN} more`] : [];
  return [
    `Ids: ${sightings.length} found in ${files} files, as they are or hashed (sha256, sha1, md5).`,
    ...shown,
    ...more,
    ...(leftOut > 0
      ? [
          `  ${leftOut} files of unit rows (sample.*) left out: only simulated returns are published unit by unit.`,
        ]
      : []),
    ...(sealed.length > 0 ? [`  ${sealed.length} compressed files not opened, such as ${sealed[0]}.`] : []),
    ...(tooShort > 0 ? [`  ${tooShort} ids are short numbers: looked for hashed only.`] : []),
  ];
}
