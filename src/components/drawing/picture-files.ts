// The files of src/contract/published/chart-files.ts, which scripts/pictures makes and lays beside the pages of charts.

/** Whether this build has them; without them no page may link to one, or show one. */
export const hasPictures: boolean = import.meta.env.HAS_PICTURES === true;
