import type { Options } from "../command-line/declared.ts";
import { command } from "../command-line.ts";

// What the commands of a release take.

export const RELEASE = {
  line: "npm run release --",
  does: "Releases: from a candidate to the site that is served, and back.",
  more: 'README.md, "Releases"; docs/office.md, steps 6 to 9',
};

const SHARED = {
  store: { type: "string", value: "DIR", default: "published", says: "where releases lie" },
  office: { type: "string", value: "DIR", default: "data/office", says: "the office's own files" },
  lang: { type: "string", value: "en|zh", default: "en", says: "language of what is said" },
} as const;

const WHY = {
  by: { type: "string", value: "NAME", usual: "the user of this machine", says: "who does it, for the log" },
  reason: {
    type: "string",
    value: "TEXT",
    usual: "the log says that there is none",
    says: "why, for the log",
  },
} as const;

function declare<const O extends Options>(name: string, does: string, options: O) {
  return { line: `${RELEASE.line} ${name}`, does, more: RELEASE.more, options: { ...options, ...SHARED } };
}

export const CANDIDATE = command(
  declare("candidate", "Makes the whole site out of sight, and says what it would change.", {
    returns: { type: "string", value: "DIR", default: "data/returns", says: "returns" },
    quarter: { type: "string", value: "QUARTER", usual: "the last of the returns", says: "its last quarter" },
    date: {
      type: "string",
      value: "YYYY-MM-DD",
      usual: "today",
      says: "day of release; what came in after it is left for the next",
    },
    base: {
      type: "string",
      value: "/PATH/",
      default: "/",
      says: "below which path of its host it will stand",
    },
    site: { type: "string", value: "URL", says: "the host, for whole addresses and a site map" },
  }),
);
export const REHEARSAL = command(
  declare("rehearsal", "Says again what the candidate would change, and what to look at first.", {}),
);
export const PUBLISH = command(
  declare("publish", "Publishes the candidate, once two people have put their names into approval.txt.", {
    date: { type: "string", value: "YYYY-MM-DD", usual: "today", says: "the day it is" },
  }),
);
export const ROLLBACK = command(
  declare("rollback", "Goes back to the release before; each time one more.", WHY),
);
export const RESTORE = command({
  ...declare("restore", "Goes forward again to a release that was withdrawn, one by one.", WHY),
  argument: { value: "RELEASE", needed: true, says: "the name of the release, such as 2017Q4" },
});
export const LIST = command(declare("list", "Lists all releases, and says which is current.", {}));
