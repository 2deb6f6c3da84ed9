// The files that lie beside a report page, which scripts/print and the endpoint report.docx make.

/** Whether reports are printed in this build; without a Chromium none are, and no page may link to one. */
export const offersPdf: boolean = import.meta.env.OFFERS_PDF === true;
