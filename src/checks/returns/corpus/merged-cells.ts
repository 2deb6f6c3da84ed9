import { book, changed, good, HEADER, type Kind, ROWS } from "./kind.ts";

// Cells that are merged, down and across.

export const merged: readonly Kind[] = [
  book("quarter, city and area merged down", {
    sheets: {
      报表: [
        HEADER,
        ...ROWS.map((cells, i) =>
          i === 0
            ? cells
            : [null, null, cells[2] ?? null, i < 4 ? null : (cells[3] ?? null), ...cells.slice(4)],
        ),
      ],
    },
    after: merge("A2:A7", "B2:B7", "D2:D5"),
  }),
  book(
    "a count merged over two rows",
    { sheets: { 报表: changed({ c2: { 失业人数: null } }) }, after: merge("H2:H3") },
    {
      issues: ['refuse merged_count H2 unemployed "12"', 'refuse merged_count H3 unemployed "12"'],
      ledger: [6, 4, 0, 2],
    },
  ),
  book(
    "a count merged over two columns",
    { sheets: { 报表: changed({ c2: { 登记失业人数: null } }) }, after: merge("H3:I3") },
    { issues: ['refuse merged_count I3 registered_unemployed "13"'], ledger: [6, 5, 0, 1] },
  ),
  book(
    "a code merged over two rows",
    { sheets: { 报表: changed({ c2: { 社区编号: null } }) }, after: merge("C2:C3") },
    {
      issues: ['refuse duplicate_unit C2 community_id "c1"', 'refuse duplicate_unit C3 community_id "c1"'],
      ledger: [6, 4, 0, 2],
    },
  ),
  book(
    "a header in two rows, its cells merged",
    {
      sheets: {
        报表: [
          [...HEADER.slice(0, 5), "人数", null, null, null, null, null, null, null],
          [null, null, null, null, null, ...HEADER.slice(5)],
          ...ROWS,
        ],
      },
      after: merge("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:M1"),
    },
    { rows: { title: 1, header: 1, data: 6 } },
  ),
  book(
    "a title merged over all columns there are",
    { sheets: { 报表: [["社区季度报表"], ...good] }, after: merge("A1:XFD1") },
    { rows: { title: 1, header: 1, data: 6 } },
  ),
];

function merge(...refs: string[]): string {
  return `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
}
