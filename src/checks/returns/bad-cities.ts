import { badCity, type Folder, goodCity } from "./returns-on-disk.ts";

// Cities whose returns have a fault each, as offices might hand them in, and what must be said of it.

const C1 = "2016Q1/communities.csv";
const E2 = "2016Q2/enterprises.csv";

/** City, what was done to it, and all that must be said about it. */
export const faults: [string, Folder, string[]][] = [
  [
    "unknown-column",
    badCity("unknown-column", C1, (text) => text.replace("unemployed,", "jobless,")),
    [
      `unknown_column: "jobless" (unknown-column/${C1}:1 jobless, expected one of quarter, city,`,
      `missing_column: (unknown-column/${C1}:1 unemployed, expected a column unemployed)`,
    ],
  ],
  [
    "missing-column",
    badCity("missing-column", C1, (text) => text.replaceAll(/,[^,\n]*$/gm, "")),
    [`missing_column: (missing-column/${C1}:1 jobs_driven, expected a column jobs_driven)`],
  ],
  [
    "frame-column",
    badCity("frame-column", "frame.csv", (text) => text.replace("stratum", "layer")),
    [
      `unknown_column: "layer" (frame-column/frame.csv:1 layer, expected one of quarter, survey,`,
      `missing_column: (frame-column/frame.csv:1 stratum, expected a column stratum)`,
    ],
  ],
  [
    "negative",
    badCity("negative", C1, (text) => text.replace(",300,14,", ",300,-14,").replace(",303,", ",3.5,")),
    [
      `invalid_value: "-14" (negative/${C1}:2 unemployed, expected a count, 0 or more)`,
      `invalid_value: "3.5" (negative/${C1}:3 labour_force, expected a whole number`,
    ],
  ],
  [
    "cut",
    badCity("cut", E2, (text) => text.slice(0, -12)),
    [`file_cut: "row 13: 2016Q2,cut,e11`, `wrong_cell_count: "2016Q2,cut,e11`, `cut/${E2}:13 `],
  ],
  [
    "stratum",
    badCity("stratum", E2, (text) => text.replace("e3,small,C", "e3,micro,Q")),
    [`unknown_stratum: "micro/Q" (stratum/${E2}:5 size, expected a stratum of frame.csv: small/C)`],
  ],
  [
    "duplicate",
    badCity("duplicate", C1, (text) => text.replace(",c4,", ",c3,")),
    [
      `duplicate_unit: "c3" (duplicate/${C1}:5 community_id, expected one return a unit and quarter (rows 5, 6))`,
      `duplicate_unit: "c3" (duplicate/${C1}:6 community_id`,
    ],
  ],
  [
    "empty-city",
    new Map([["empty-city/", ""]]),
    ["empty_folder: (empty-city/, expected", "missing_file: (empty-city/frame.csv, expected"],
  ],
  [
    "empty-quarter",
    new Map([...goodCity("empty-quarter"), ["empty-quarter/2016Q3/", ""]]),
    ["empty_folder: (empty-quarter/2016Q3/, expected one of communities, enterprises"],
  ],
  [
    "no-frame",
    badCity("no-frame", "frame.csv", () => null),
    [
      "missing_file: (no-frame/frame.csv, expected the sampling frame)",
      `no_strata: (no-frame/${C1}, expected`,
    ],
  ],
  [
    "misplaced",
    badCity("misplaced", C1, (text) =>
      text
        .replace("2016Q1,misplaced,c0", "2015Q4,misplaced,c0")
        .replace("2016Q1,misplaced,c1", "2016Q1,wuhan,c1"),
    ),
    [
      `wrong_quarter: "2015Q4" (misplaced/${C1}:2 quarter, expected 2016Q1, as the folder says)`,
      `wrong_city: "wuhan" (misplaced/${C1}:3 city, expected misplaced, as the folder says)`,
    ],
  ],
  [
    "encoding",
    badCity("encoding", C1, (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xff, 0x0a])])),
    [`unreadable_text: "row 10" (encoding/${C1}, expected text in UTF-8 or GB18030 (GBK))`],
  ],
  [
    "loose",
    new Map([
      ...goodCity("loose"),
      ["loose/communities.xlsx", "not in its quarter"],
      ["loose/2016Q1/communities.CSV", goodCity("loose").get(`loose/${C1}`) ?? ""],
      ["loose-communities.csv", "not in its city"],
    ]),
    [
      'unknown_file: "communities.xlsx" (loose/communities.xlsx, expected frame.csv and returns',
      "duplicate_file: ",
      'unread_file: "loose-communities.csv" (loose-communities.csv, expected returns as .csv or .xlsx',
    ],
  ],
  [
    "misnamed",
    new Map([
      ...badCity("misnamed", "2016Q1/comunities.csv", () => "quarter\n"),
      ["misnamed/spring/communities.csv", "quarter\n"],
      ["misnamed/Frame.csv", "quarter\n"],
      ["misnamed/2016Q1/toString.csv", "quarter\n"],
    ]),
    [
      'unknown_file: "comunities.csv" (misnamed/2016Q1/comunities.csv, expected one of communities, enterprises',
      'unknown_file: "toString.csv" (misnamed/2016Q1/toString.csv, expected',
      'bad_quarter_folder: "spring" (misnamed/spring/, expected a folder named as a quarter, such as 2016Q1)',
      "missing_column: (misnamed/Frame.csv:1 stratum, expected a column stratum)",
    ],
  ],
  [
    "balance",
    badCity("balance", E2, (text) => text.replace(",51,3,2,1,52,", ",51,3,2,1,53,")),
    [
      `balance_broken: "53" (balance/${E2}:2 employees_end, expected employees_start + hires - separations = 52)`,
    ],
  ],
  [
    "unemployed",
    badCity("unemployed", C1, (text) => text.replace(",300,14,", ",300,301,")),
    [
      `unemployed_above_labour_force: "301" (unemployed/${C1}:2 unemployed, expected at most labour_force 300)`,
    ],
  ],
  [
    "discontinuous",
    badCity("discontinuous", E2, (text) => text.replace(",51,3,2,1,52,", ",60,3,2,1,61,")),
    [`discontinuous_staff: "60" (discontinuous/${E2}:2 employees_start, expected 51, the employees_end`],
  ],
];

/** Two good cities, one of them unknown to the registry, among all the bad ones. */
export const everything = new Map([
  ...goodCity("wuhan"),
  ...goodCity("far-away"),
  ...faults.flatMap(([, folder]) => [...folder]),
]);
