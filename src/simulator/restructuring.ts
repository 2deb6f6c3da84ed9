import { type Draws, drawsOf } from "./draws.ts";
import type { Firm, FirmQuarter } from "./firm.ts";

// Now and then an enterprise takes over a business that was not in the frame. The staff it brings stays to itself:
// it moves the levels, but neither hires nor leaves. So a merger changes nothing of any other draw.

/** Mergers per enterprise and quarter. */
const MERGERS = 1 / 1500;
/** Size of the business taken over, as a share of the enterprise's own staff. */
const SHARE = { least: 0.1, most: 0.5 };

export interface Mergers {
  /** Draws the mergers at the start of a quarter. @returns the enterprises that took over another. */
  readonly merge: (firms: readonly Firm[]) => ReadonlySet<Firm>;
  /** What happened to an enterprise with all that it has taken over. */
  readonly withStaffTakenOver: (firm: Firm, happened: FirmQuarter) => FirmQuarter;
}

export function mergersOf(city: string, seed: number): Mergers {
  const draws = drawsOf(seed, `${city}/restructuring`);
  const staff = new Map<Firm, number>();
  return {
    merge: (firms) => drawMergers(firms, staff, draws),
    withStaffTakenOver: (firm, happened) => addStaff(happened, staff.get(firm) ?? 0),
  };
}

function drawMergers(firms: readonly Firm[], staff: Map<Firm, number>, draws: Draws): ReadonlySet<Firm> {
  const merged = new Set<Firm>();
  const count = draws.poisson(MERGERS * firms.length);
  for (let i = 0; i < count; i++) {
    const firm = firms[Math.floor(draws.uniform() * firms.length)];
    const share = SHARE.least + (SHARE.most - SHARE.least) * draws.uniform();
    if (!firm || firm.employees === 0) continue;
    merged.add(firm);
    staff.set(firm, (staff.get(firm) ?? 0) + Math.max(1, Math.round(share * firm.employees)));
  }
  return merged;
}

/** An enterprise that closes lays off those it had taken over; one that was closed before has nobody. */
function addStaff(happened: FirmQuarter, staff: number): FirmQuarter {
  if (staff === 0 || happened.start === 0) return happened;
  const start = happened.start + staff;
  if (happened.end > 0) return { ...happened, start, end: happened.end + staff };
  const { separations, layoffs } = happened;
  return { ...happened, start, separations: separations + staff, layoffs: layoffs + staff };
}
