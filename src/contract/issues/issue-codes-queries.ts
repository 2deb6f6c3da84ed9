import { defineCodes } from "./issue-code.ts";

// Faults of queries.csv, in which an office confirms queries.

export const queryCodes = defineCodes({
  confirmation_unused: {
    severity: "note",
    what: {
      zh: "这条说明没有用上：“{value}”不是现在的待核实问题",
      en: 'This confirmation is not used, as nobody asks now about "{value}"',
    },
    expected: {
      zh: "应与某个待核实问题的单位、代码、项目和填报值一致；数字改过的要重新说明，不再需要的可以删去",
      en: "a query of this unit, code, column and value; the return may have changed since",
    },
  },
  confirmation_without_comment: {
    severity: "note",
    what: { zh: "“{value}”还没有说明，仍待核实", en: 'Nothing is said of "{value}" yet, so it stays open' },
    expected: { zh: "应在「[comment]」一列写明原因", en: "a comment" },
  },
  refusal_confirmed: {
    severity: "refuse",
    what: {
      zh: "“{value}”是必须改正的错误，不能用说明代替",
      en: '"{value}" is a refusal, which no comment can confirm',
    },
    expected: { zh: "应改正报表后重新报送", en: "the return, corrected" },
  },
});
