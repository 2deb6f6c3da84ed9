import { defineCodes } from "./issue-code.ts";

// What becomes of returns that came late, and of those that they replace.

export const lateCodes = defineCodes({
  replaced_by_late_return: {
    severity: "note",
    what: { zh: "这份报表后来被替换", en: "A later return took the place of this one" },
    expected: { zh: "无需处理：以 {successor} 为准", en: "nothing: {successor} counts in its place" },
  },
  late_return_held_back: {
    severity: "note",
    what: { zh: "这份补报暂不采用", en: "This late return does not count yet" },
    expected: {
      zh: "同一单元的补报达到三份后采用，以免公布的数字透露一两家企业；在此之前以原报表为准",
      en: "more late returns of its cell, so that what is published does not tell of one or two enterprises; until then the earlier return counts",
    },
  },
});
