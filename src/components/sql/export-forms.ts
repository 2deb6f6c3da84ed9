/** The files that an answer can be had as; sql-exports.ts makes them. */
export const EXPORT_FORMS = ["csv", "csv_excel", "json", "arrow"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];
