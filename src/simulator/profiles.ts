// What makes one simulated city differ from another. Invented, with the published figures of
// data/registry/official.csv for orientation only; nothing here is a fact about a city.

export interface CityProfile {
  readonly firms: number;
  readonly urbanCommunities: number;
  readonly ruralCommunities: number;
  /** Mean labour force of an urban community in the first quarter; a rural one has 0.375 of it. */
  readonly communitySize: number;
  /** Unemployment rates of the first quarter, before season and shock. */
  readonly urbanRate: number;
  readonly ruralRate: number;
  /** Slow trend of the logit of the rate, a quarter. */
  readonly rateTrend: number;
  /** What 2008Q4–2009Q2 adds to the logit of the rate. */
  readonly shock: number;
  /** Growth of the labour force, a quarter. */
  readonly urbanGrowth: number;
  readonly ruralGrowth: number;
  /** Newly employed per member of the labour force and quarter. */
  readonly newlyEmployed: number;
  /** New entrepreneurs per member of the labour force and quarter. */
  readonly entrepreneurs: number;
  /** Jobs driven per new entrepreneur. */
  readonly multiplier: number;
  /** Factor on hire rates: 1.02 lets employment grow by some 0.15 % a quarter. */
  readonly hiring: number;
  /** Start-ups that the programme with a register takes in a quarter, on average. */
  readonly supported: number;
}

const COLUMNS = [
  "firms",
  "urbanCommunities",
  "ruralCommunities",
  "communitySize",
  "urbanRate",
  "ruralRate",
  "rateTrend",
  "shock",
  "urbanGrowth",
  "ruralGrowth",
  "newlyEmployed",
  "entrepreneurs",
  "multiplier",
  "hiring",
  "supported",
] as const satisfies readonly (keyof CityProfile)[];

// biome-ignore format: a table reads better with a city a line
const ROWS: Readonly<Record<string, readonly number[]>> = {
  changchun: [11000, 310, 180, 3400, 0.0430, 0.026, -0.0035, 0.10, 0.0030, -0.0020, 0.0260, 0.0022, 4.1, 1.03, 75],
  jilin:     [ 7600, 240, 160, 2500, 0.0445, 0.027, -0.0030, 0.12, 0.0006, -0.0025, 0.0225, 0.0019, 3.4, 1.01, 45],
  liaoyuan:  [ 4200, 120,  80, 1900, 0.0450, 0.026, -0.0040, 0.11, 0.0004, -0.0020, 0.0270, 0.0020, 3.1, 1.01, 22],
  siping:    [ 4800, 150, 150, 2100, 0.0420, 0.025, -0.0020, 0.10, 0.0008, -0.0022, 0.0220, 0.0018, 2.8, 1.00, 30],
  tonghua:   [ 4900, 160, 140, 2000, 0.0400, 0.024, -0.0022, 0.10, 0.0002, -0.0024, 0.0215, 0.0019, 3.0, 1.00, 32],
  baishan:   [ 4300, 150,  90, 2000, 0.0425, 0.026, -0.0025, 0.13, -0.0008, -0.0028, 0.0260, 0.0018, 2.6, 0.99, 25],
  songyuan:  [ 5200, 140, 170, 2000, 0.0370, 0.024, -0.0005, 0.08, 0.0010, -0.0018, 0.0230, 0.0020, 3.3, 1.01, 32],
  baicheng:  [ 4000, 130, 150, 1800, 0.0410, 0.025, -0.0012, 0.09, 0.0003, -0.0020, 0.0220, 0.0017, 2.7, 1.00, 20],
  wuhan:     [12000, 320, 120, 4300, 0.0415, 0.024, -0.0090, 0.14, 0.0040, -0.0030, 0.0290, 0.0024, 4.6, 1.04, 80],
  weihai:    [ 6800, 200, 110, 2600, 0.0330, 0.021, -0.0040, 0.15, 0.0020, -0.0020, 0.0230, 0.0023, 4.9, 1.02, 45],
};

/** Cities of which there is a profile. */
export const profiledCities: readonly string[] = Object.keys(ROWS);

/** @throws when there is no profile of the city. */
export function profileOf(city: string): CityProfile {
  const row = ROWS[city];
  if (!row) throw new Error(`no simulation profile of the city: ${city} (expected one of ${profiledCities})`);
  return Object.fromEntries(COLUMNS.map((name, i) => [name, row[i]])) as unknown as CityProfile;
}
