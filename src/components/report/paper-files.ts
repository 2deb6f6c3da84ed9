// The files that lie beside a report page, which scripts/print and the endpoint report.docx make.

/** Whether reports are printed in this build; without a Chromium none are, and no page may link to one. */
export const offersPdf: boolean = import.meta.env.OFFERS_PDF === true;

/** Whether the newest reports are made as Word files, too. */
export const offersWord: boolean = import.meta.env.OFFERS_WORD === true;

/** Endings of the files that the newest report of a city has beside its page. */
export const paperFiles: readonly ("pdf" | "docx")[] = [
  ...(offersPdf ? (["pdf"] as const) : []),
  ...(offersWord ? (["docx"] as const) : []),
];
